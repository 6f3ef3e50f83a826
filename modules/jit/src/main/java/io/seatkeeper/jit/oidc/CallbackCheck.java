package io.seatkeeper.jit.oidc;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import java.util.Optional;

/** The checks of what a browser brought back, before anything is asked of the provider, as a pure function. */
final class CallbackCheck {
    private static final int LONGEST_CODE = 4_096;

    private CallbackCheck() {}

    /**
     * The code to exchange.
     *
     * @throws ContractFailure with the code of the first check that failed; all that were made are in {@code checks}
     */
    static String code(CallbackParameters callback, ProviderMetadata provider, Checks checks) {
        if (!checks.add(
                ErrorCode.OIDC_IDP_ANSWER_INVALID,
                "parameters",
                !callback.repeated(),
                "each at most once",
                callback.repeated() ? "one of them more than once" : "each at most once")) {
            throw new ContractFailure(
                    ErrorCode.OIDC_IDP_ANSWER_INVALID, "The answer holds a parameter more than once.");
        }
        checkIssuer(callback.issuer(), provider, checks);
        checkError(callback.error(), checks);
        Optional<String> code = callback.code().filter(text -> text.length() <= LONGEST_CODE);
        String received =
                code.isPresent() ? "a code" : callback.code().isPresent() ? "a code that is longer" : "(none)";
        if (!checks.add(
                ErrorCode.OIDC_CODE_MISSING,
                "code",
                code.isPresent(),
                "a code of at most 4,096 characters",
                received)) {
            throw new ContractFailure(ErrorCode.OIDC_CODE_MISSING, "The answer holds no code that can be exchanged.");
        }
        return code.orElseThrow();
    }

    /** RFC 9207 §2.4: required where it is announced, exact wherever it is, also beside an error. */
    private static void checkIssuer(Optional<String> issuer, ProviderMetadata provider, Checks checks) {
        if (issuer.isEmpty()) {
            if (!checks.add(
                    ErrorCode.OIDC_ISSUER_MISSING,
                    "iss parameter",
                    !provider.announcesIssuer(),
                    provider.announcesIssuer() ? provider.issuer() : provider.issuer() + " or none",
                    issuer)) {
                throw new ContractFailure(
                        ErrorCode.OIDC_ISSUER_MISSING,
                        "The answer lacks the iss parameter that the identity provider announces.");
            }
        } else if (!checks.add(
                ErrorCode.OIDC_ISSUER_MISMATCH,
                "iss parameter",
                issuer.get().equals(provider.issuer()),
                provider.issuer(),
                issuer)) {
            throw new ContractFailure(ErrorCode.OIDC_ISSUER_MISMATCH, "The answer comes from another issuer.");
        }
    }

    private static void checkError(Optional<String> error, Checks checks) {
        Optional<String> tame = error.map(text -> text.matches("[a-z_]{1,64}") ? text : "an error of no known form");
        if (!checks.add(ErrorCode.OIDC_IDP_ERROR, "error", error.isEmpty(), "(none)", tame)) {
            throw new ContractFailure(
                    ErrorCode.OIDC_IDP_ERROR, "The identity provider answered: " + tame.orElseThrow() + ".");
        }
    }
}
