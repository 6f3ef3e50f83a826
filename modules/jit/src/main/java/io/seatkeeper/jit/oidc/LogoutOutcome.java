package io.seatkeeper.jit.oidc;

import io.seatkeeper.contract.Check;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a logout token ended (OpenID Connect Back-Channel Logout 1.0 §2.6). */
public sealed interface LogoutOutcome {
    /** Every comparison that was made, in order. */
    List<Check> checks();

    /**
     * Every check held. At least one of subject and provider session is there; where both are, only sessions that fit
     * both are meant.
     *
     * @param tokenId the {@code jti}, which the caller lets in once
     * @param forgettableAt when the token has expired, so that its {@code jti} need not be remembered any more
     */
    record Accepted(
            List<Check> checks,
            String tokenId,
            Optional<String> subject,
            Optional<String> providerSession,
            Instant forgettableAt)
            implements LogoutOutcome {
        public Accepted {
            checks = List.copyOf(checks);
        }
    }

    /** @param message safe to show to an admin */
    record Rejected(List<Check> checks, String message) implements LogoutOutcome {
        public Rejected {
            checks = List.copyOf(checks);
        }
    }
}
