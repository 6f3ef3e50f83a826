package io.seatkeeper.jit.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import io.seatkeeper.jit.identity.InspectionReport;
import io.seatkeeper.jit.identity.InspectionReport.Verdict;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The very validation of the callback, for an ID token from a file: what {@code seatkeeper oidc inspect} prints. */
public final class OidcInspection {
    private static final String THING = "token";

    private OidcInspection() {}

    /**
     * @param token an ID token, with white space around it
     * @param keys the provider's JWKS as JSON
     * @param nonce not checked when empty
     * @param at the time to judge by
     */
    public static InspectionReport inspect(
            String token, String keys, String issuer, String clientId, Optional<String> nonce, Instant at) {
        JWKSet published;
        try {
            published = JWKSet.parse(keys);
        } catch (ParseException unreadable) {
            return new InspectionReport(THING, Verdict.UNREADABLE, List.of());
        }
        String bare = token.strip();
        if (TokenSignature.parse(bare).isEmpty()) {
            return new InspectionReport(THING, Verdict.UNREADABLE, List.of());
        }
        IdTokenValidator.Verdict verdict = IdTokenValidator.validate(
                bare,
                published,
                new IdTokenValidator.Expected(
                        issuer,
                        clientId,
                        nonce,
                        Optional.empty(),
                        OidcSettings.USUAL_SKEW,
                        Optional.empty(),
                        List.of()),
                at);
        return new InspectionReport(
                THING, verdict.failed().isPresent() ? Verdict.REJECTED : Verdict.ACCEPTED, verdict.checks());
    }
}
