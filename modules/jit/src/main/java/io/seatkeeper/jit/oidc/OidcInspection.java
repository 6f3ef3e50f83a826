package io.seatkeeper.jit.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import io.seatkeeper.contract.Check;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The very validation of the callback, for an ID token from a file: what {@code seatkeeper oidc inspect} prints. */
public final class OidcInspection {
    /** How it ended. */
    public enum Verdict {
        ACCEPTED,
        REJECTED,
        UNREADABLE
    }

    /** @param checks every comparison; empty when what was given can't be read */
    public record Report(Verdict verdict, List<Check> checks) {
        public Report {
            checks = List.copyOf(checks);
        }

        /** 0 accepted, 1 rejected, 2 unreadable. */
        public int exitCode() {
            return switch (verdict) {
                case ACCEPTED -> 0;
                case REJECTED -> 1;
                case UNREADABLE -> 2;
            };
        }

        /** One line for each comparison, then the verdict. */
        public String text() {
            StringBuilder lines = new StringBuilder();
            for (Check check : checks) {
                lines.append("%s  %-10s  expected: %s%n%22sreceived: %s%n"
                        .formatted(
                                check.passed() ? "passed" : "FAILED",
                                check.name(),
                                check.expected(),
                                "",
                                check.received()));
            }
            return lines.append(
                            switch (verdict) {
                                case ACCEPTED -> "The token is accepted.";
                                case REJECTED -> "The token is rejected.";
                                case UNREADABLE -> "The token or the keys can't be read.";
                            })
                    .append(System.lineSeparator())
                    .toString();
        }
    }

    private OidcInspection() {}

    /**
     * @param token an ID token, with white space around it
     * @param keys the provider's JWKS as JSON
     * @param nonce not checked when empty
     * @param at the time to judge by
     */
    public static Report inspect(
            String token, String keys, String issuer, String clientId, Optional<String> nonce, Instant at) {
        JWKSet published;
        try {
            published = JWKSet.parse(keys);
        } catch (ParseException unreadable) {
            return new Report(Verdict.UNREADABLE, List.of());
        }
        String bare = token.strip();
        if (TokenSignature.parse(bare).isEmpty()) {
            return new Report(Verdict.UNREADABLE, List.of());
        }
        IdTokenValidator.Verdict verdict = IdTokenValidator.validate(
                bare,
                published,
                new IdTokenValidator.Expected(
                        issuer, clientId, nonce, Optional.empty(), OidcSettings.USUAL_SKEW, Optional.empty()),
                at);
        return new Report(verdict.failed().isPresent() ? Verdict.REJECTED : Verdict.ACCEPTED, verdict.checks());
    }
}
