package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.saml.message.NameId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an identity provider's answer ended. */
public sealed interface SamlOutcome {
    /** Every comparison that was made, in order. */
    List<Check> checks();

    /**
     * Every check held. Whether the assertion came before, only who keeps marks can say.
     *
     * @param assertionId unique at its identity provider
     * @param replayableUntil until when the same assertion would pass these checks again, so how long its mark must be kept;
     *     at most a day from now
     * @param inResponseTo the request that it answers; empty: it was not asked for
     * @param nameId by which a logout will name the person; empty where the assertion has none
     * @param sessionIndex by which a logout will name the session
     * @param sessionExpiry when the identity provider wants the session to end ({@code SessionNotOnOrAfter})
     * @param authenticatedAt when the person proved who they are ({@code AuthnInstant}, the earliest), by the provider's clock
     */
    record Accepted(
            VerifiedIdentity identity,
            List<Check> checks,
            String assertionId,
            Instant replayableUntil,
            Optional<String> inResponseTo,
            Optional<NameId> nameId,
            Optional<String> sessionIndex,
            Optional<Instant> sessionExpiry,
            Optional<Instant> authenticatedAt)
            implements SamlOutcome {
        public Accepted {
            checks = List.copyOf(checks);
        }
    }

    /**
     * A check failed. Nothing but the checks is told, since nothing of it is known to be true.
     *
     * @param code of the first check that failed
     */
    record Rejected(ErrorCode code, List<Check> checks) implements SamlOutcome {
        public Rejected {
            checks = List.copyOf(checks);
        }

        /** Whether it fails for the identity provider's certificates, which may just have been rolled over. */
        public boolean blamesCertificates() {
            return code == ErrorCode.SAML_SIGNATURE_INVALID;
        }
    }
}
