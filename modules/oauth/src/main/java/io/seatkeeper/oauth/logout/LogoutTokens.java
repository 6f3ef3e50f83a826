package io.seatkeeper.oauth.logout;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.oauth.key.SigningKeys;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;

/** Writes logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.4). */
final class LogoutTokens {
    /** Keeps one from being taken for an ID token. */
    static final String TYPE = "logout+jwt";

    static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** As the specification advises. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final SigningKeys keys;
    private final String issuer;
    private final InstantSource clock;

    LogoutTokens(SigningKeys keys, String issuer, InstantSource clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A new one for each attempt: its age is told by {@code iat}, and a receiver may refuse a {@code jti} that it has seen. */
    Future<String> write(LogoutNotice notice) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(notice.user().toString())
                .audience(notice.application().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(Ids.next().toString())
                .claim("events", Map.of(EVENT, Map.of()))
                .claim("sid", notice.session().toString())
                .build();
        return keys.ring().map(ring -> ring.sign(JWSAlgorithm.parse(notice.signing()), TYPE, claims, now));
    }
}
