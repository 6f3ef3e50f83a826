package io.seatkeeper.oauth.pusher;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.scim.ScimClients;
import io.seatkeeper.contract.scim.ScimClients.KeySource;
import io.seatkeeper.contract.scim.ScimClients.Proof;
import io.seatkeeper.oauth.application.RegistrationRules;
import java.util.Optional;

/** What a SCIM client may be registered with. */
final class ProofRules {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CLAIM = 500;

    private ProofRules() {}

    /** @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} */
    static void checkName(String name) {
        require(
                !name.isBlank() && name.length() <= LONGEST_NAME,
                ContractFailure.atLength("name", LONGEST_NAME, "A client's name has 1 to 100 characters."));
    }

    /** @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} naming the field */
    static void check(Proof proof) {
        if (proof instanceof Proof.Federation federation) {
            checkClaim("issuer", federation.issuer());
            checkClaim("subject", federation.subject());
            checkClaim("audience", federation.audience());
        }
        keys(proof).ifPresent(source -> {
            switch (source) {
                case KeySource.Given given -> RegistrationRules.checkKeys(given.jwks());
                case KeySource.At at -> checkClaim("jwksUri", at.uri());
                case KeySource.Discovered discovered ->
                    require(
                            proof instanceof Proof.Federation,
                            ContractFailure.at(
                                    "jwksUri", Flaw.Reason.REQUIRED, "private_key_jwt needs jwks or jwksUri."));
            }
        });
    }

    /** @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} for an externalId that would be the ExternalSsoId of no connection */
    static void checkBound(ScimClients.Update change, ScimClients.Client there) {
        require(
                !change.externalIdIsSsoId().orElse(false) || there.connection().isPresent(),
                ContractFailure.at(
                        "externalIdIsSsoId",
                        Flaw.Reason.UNBOUND,
                        "externalIdIsSsoId needs the connection whose ExternalSsoId it is."));
    }

    /** Where its keys are; empty for a client with secrets. */
    static Optional<KeySource> keys(Proof proof) {
        return switch (proof) {
            case Proof.Secret secret -> Optional.empty();
            case Proof.OwnKeys own -> Optional.of(own.keys());
            case Proof.Federation federation -> Optional.of(federation.keys());
        };
    }

    /** Whose discovery says where the keys are. */
    static String issuer(Proof proof) {
        return proof instanceof Proof.Federation federation ? federation.issuer() : "";
    }

    private static void checkClaim(String field, String value) {
        require(
                !value.isBlank() && value.length() <= LONGEST_CLAIM,
                ContractFailure.atLength(field, LONGEST_CLAIM, field + " has 1 to 500 characters."));
    }

    private static void require(boolean holds, ContractFailure otherwise) {
        if (!holds) {
            throw otherwise;
        }
    }
}
