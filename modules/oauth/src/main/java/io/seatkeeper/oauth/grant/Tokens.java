package io.seatkeeper.oauth.grant;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Applications.Registration;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.oauth.key.KeyRing;
import io.seatkeeper.oauth.key.SigningKeys;
import io.vertx.core.Future;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes ID tokens and access tokens, and reads access tokens back. */
public final class Tokens {
    /** RFC 9068 §2.1. */
    private static final String ACCESS_TYPE = "at+jwt";

    private static final Duration ID_LIFETIME = Duration.ofMinutes(10);

    private final SigningKeys keys;
    private final Grants grants;
    private final String issuer;
    private final InstantSource clock;

    /** @param issuer our own, without a slash at its end */
    public Tokens(SigningKeys keys, Grants grants, String issuer, InstantSource clock) {
        this.keys = keys;
        this.grants = grants;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** What a person's grant is worth just now. */
    public record Pair(String accessToken, String idToken) {
        @Override
        public String toString() {
            return "Pair[hidden]";
        }
    }

    /** Both tokens of a grant. The nonce goes with the first ID token alone (OpenID Connect Core §12.2). */
    public Future<Pair> mint(Grant grant, Registration registration, boolean first) {
        return keys.ring()
                .compose(ring -> access(ring, grant, registration)
                        .map(access -> new Pair(access, id(ring, grant, registration, access, first))));
    }

    /** The grant behind an access token, if both count just now; whatever its form. */
    public Future<Optional<Grants.Live>> read(String accessToken) {
        if (accessToken.startsWith(GrantKey.ACCESS)) {
            return grants.byOpaqueAccess(accessToken);
        }
        return keys.ring().compose(ring -> {
            JWTClaimsSet claims = ring.verified(ACCESS_TYPE, accessToken)
                    .filter(this::isOursAndInTime)
                    .orElse(null);
            return claims == null
                    ? Future.succeededFuture(Optional.empty())
                    : grants.live(uuid(claims, "org_id"), uuid(claims, "grant"))
                            .map(found -> found.map(grant -> new Grants.Live(
                                    grant, claims.getExpirationTime().toInstant())));
        });
    }

    /** Where a token came from that does not count any more. */
    public record Origin(OrganizationId organization, ApplicationId application) {}

    /** Where an access token came from, whether or not it counts; empty for what is none of ours. */
    public Future<Optional<Origin>> origin(String accessToken) {
        if (accessToken.startsWith(GrantKey.ACCESS)) {
            return grants.originOfOpaque(accessToken);
        }
        return keys.ring()
                .map(ring -> ring.verified(ACCESS_TYPE, accessToken)
                        .filter(claims -> issuer.equals(claims.getIssuer()))
                        .map(claims -> new Origin(
                                new OrganizationId(uuid(claims, "org_id")),
                                new ApplicationId(uuid(claims, "client_id")))));
    }

    /** What an application may know of the person, by the scopes that it was granted. */
    public static Map<String, Object> claims(Grant grant) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", grant.user().toString());
        claims.put("org_id", grant.organization().toString());
        claims.put("org", grant.organizationSlug());
        claims.put("role", grant.role());
        claims.put("teams", grant.teams());
        claims.put("auth_method", grant.authMethod());
        if (grant.covers("email") && grant.email().isPresent()) {
            claims.put("email", grant.email().get());
            claims.put("email_verified", grant.emailProven());
        }
        if (grant.covers("profile")) {
            grant.name().full().ifPresent(name -> claims.put("name", name));
            grant.name().given().ifPresent(name -> claims.put("given_name", name));
            grant.name().family().ifPresent(name -> claims.put("family_name", name));
        }
        return claims;
    }

    private Future<String> access(KeyRing ring, Grant grant, Registration registration) {
        if (registration.introspectionOnly()) {
            return grants.opaqueAccess(grant);
        }
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(grant.user().toString())
                .audience(grant.application().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Grants.ACCESS_LIFETIME)))
                .jwtID(Ids.next().toString())
                .claim("client_id", grant.application().toString())
                .claim("scope", grant.scope())
                .claim("org_id", grant.organization().toString())
                .claim("org", grant.organizationSlug())
                .claim("role", grant.role())
                .claim("sid", grant.session().toString())
                .claim("grant", grant.id().toString())
                .build();
        return Future.succeededFuture(ring.sign(algorithm(registration), ACCESS_TYPE, claims, now));
    }

    private String id(KeyRing ring, Grant grant, Registration registration, String accessToken, boolean first) {
        Instant now = clock.instant();
        JWSAlgorithm algorithm = algorithm(registration);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(grant.application().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ID_LIFETIME)))
                .claim("auth_time", grant.authTime().getEpochSecond())
                .claim("sid", grant.session().toString())
                .claim("at_hash", hash(accessToken, algorithm));
        claims(grant).forEach(claims::claim);
        if (first) {
            grant.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        }
        return ring.sign(algorithm, "JWT", claims.build(), now);
    }

    private boolean isOursAndInTime(JWTClaimsSet claims) {
        Date end = claims.getExpirationTime();
        return issuer.equals(claims.getIssuer())
                && end != null
                && end.toInstant().isAfter(clock.instant());
    }

    private static @Nullable String hash(String accessToken, JWSAlgorithm algorithm) {
        AccessTokenHash hash = AccessTokenHash.compute(new BearerAccessToken(accessToken), algorithm, null);
        return hash == null ? null : hash.getValue();
    }

    private static JWSAlgorithm algorithm(Registration registration) {
        return JWSAlgorithm.parse(registration.signing().name());
    }

    private static UUID uuid(JWTClaimsSet claims, String name) {
        try {
            return UUID.fromString(String.valueOf(claims.getStringClaim(name)));
        } catch (ParseException impossible) {
            throw new IllegalStateException("A token of ours lacks " + name + ".", impossible);
        }
    }
}
