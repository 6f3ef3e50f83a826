package io.seatkeeper.jit.oidc;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.Faults;
import io.seatkeeper.platform.egress.OutboundFailure;

/** What a fault while asking a provider means to whoever waits for it. */
final class ProviderFaults {
    private ProviderFaults() {}

    /** To a person who signs in: the provider can't be reached, or makes no sense. */
    static ContractFailure whileSigningIn(Throwable fault) {
        return switch (fault) {
            case OutboundFailure outbound ->
                new ContractFailure(whileSigningIn(outbound.kind()), String.valueOf(outbound.getMessage()));
            case ContractFailure failure
            when failure.code() == ErrorCode.DISCOVERY_FAILED ->
                new ContractFailure(
                        ErrorCode.OIDC_IDP_ANSWER_INVALID, String.valueOf(failure.getMessage()), failure.checks());
            case ContractFailure failure -> failure;
            default -> Faults.unexpected("OpenID Connect", fault);
        };
    }

    /** To an admin who saves a connection: the address may not be called, or discovery failed. */
    static ContractFailure whileSaving(Throwable fault) {
        return switch (fault) {
            case OutboundFailure outbound ->
                new ContractFailure(whileSaving(outbound.kind()), String.valueOf(outbound.getMessage()));
            case ContractFailure failure -> failure;
            default -> Faults.unexpected("OpenID Connect discovery", fault);
        };
    }

    private static ErrorCode whileSigningIn(OutboundFailure.Kind kind) {
        return switch (kind) {
            case REFUSED_ADDRESS, NOT_HTTPS, UNREACHABLE, TIMED_OUT -> ErrorCode.OIDC_IDP_UNREACHABLE;
            case TOO_LARGE, BAD_STATUS, NOT_JSON -> ErrorCode.OIDC_IDP_ANSWER_INVALID;
        };
    }

    private static ErrorCode whileSaving(OutboundFailure.Kind kind) {
        return switch (kind) {
            case REFUSED_ADDRESS, NOT_HTTPS -> ErrorCode.OUTBOUND_REFUSED;
            case UNREACHABLE, TIMED_OUT, TOO_LARGE, BAD_STATUS, NOT_JSON -> ErrorCode.DISCOVERY_FAILED;
        };
    }
}
