package io.seatkeeper.jit.oidc;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.VerifiedIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an answer of an identity provider ended. */
public sealed interface OidcOutcome {
    /** Every comparison that was made, in order. */
    List<Check> checks();

    /**
     * Every check held.
     *
     * @param idToken as it came, for {@code id_token_hint} when signing out there
     * @param subject the provider's own {@code sub}, for its logouts
     * @param providerSession the provider's own {@code sid}, for its logouts
     * @param sessionExpiry when the provider wants the session to end ({@code session_expiry})
     * @param authenticatedAt when the person proved who they are ({@code auth_time}), by the provider's clock
     */
    record Accepted(
            VerifiedIdentity identity,
            List<Check> checks,
            String idToken,
            String subject,
            Optional<String> providerSession,
            Optional<Instant> sessionExpiry,
            Optional<Instant> authenticatedAt)
            implements OidcOutcome {
        public Accepted {
            checks = List.copyOf(checks);
        }

        @Override
        public String toString() {
            return "Accepted[identity=" + identity + "]";
        }
    }

    /**
     * A check failed, or the provider did not answer.
     *
     * @param code of the first check that failed
     * @param message safe to show to an admin: names no secret and quotes no text of the provider
     */
    record Rejected(ErrorCode code, List<Check> checks, String message) implements OidcOutcome {
        public Rejected {
            checks = List.copyOf(checks);
        }
    }
}
