package io.seatkeeper.oauth.logout;

import com.nimbusds.jwt.JWTClaimsSet;
import io.seatkeeper.oauth.key.SigningKeys;
import io.vertx.core.Future;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ID token of ours that an application sends along with a person who wants to sign out.
 *
 * @param client whose it was
 * @param session of which session
 */
public record LogoutHint(String client, String session) {
    /** Reads one, however old it is (RP-Initiated Logout §2); empty for what is none of ours. */
    public static Future<Optional<LogoutHint>> read(SigningKeys keys, String issuer, String text) {
        return text.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : keys.ring().map(ring -> ring.verified("JWT", text).flatMap(claims -> of(claims, issuer)));
    }

    private static Optional<LogoutHint> of(JWTClaimsSet claims, String issuer) {
        List<String> audience = claims.getAudience();
        String session = session(claims);
        return issuer.equals(claims.getIssuer()) && audience.size() == 1 && session != null
                ? Optional.of(new LogoutHint(audience.getFirst(), session))
                : Optional.empty();
    }

    private static @Nullable String session(JWTClaimsSet claims) {
        try {
            return claims.getStringClaim("sid");
        } catch (ParseException noText) {
            return null;
        }
    }
}
