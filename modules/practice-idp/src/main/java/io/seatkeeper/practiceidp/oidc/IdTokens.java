package io.seatkeeper.practiceidp.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.SigningKeys;
import io.seatkeeper.practiceidp.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes ID tokens (OpenID Connect Core §2): right ones, and each that {@link Fault} asks for. */
final class IdTokens {
    /** Another client than the one that asks. */
    static final String OTHER_CLIENT = "another-client";

    /** Another issuer than this one. */
    static final String OTHER_ISSUER = "https://another-issuer.example";

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration FAR = Duration.ofHours(1);

    private final Clock clock;

    IdTokens(Clock clock) {
        this.clock = clock;
    }

    /** Makes the key that the fault of this grant is about, and returns it. Blocks. */
    RSAKey makeKeys(Tenant tenant, Grant grant) {
        if (grant.fault() == Fault.UNKNOWN_KEY) {
            return tenant.keys().stranger();
        }
        tenant.keys().roll();
        return tenant.keys().current();
    }

    /** The ID token for a grant, or none where the fault is that there is none. */
    Optional<String> mint(Tenant tenant, Grant grant) {
        Fault fault = grant.fault();
        if (fault == Fault.MISSING_ID_TOKEN) {
            return Optional.empty();
        }
        if (fault == Fault.GARBAGE_ID_TOKEN) {
            return Optional.of("this is no token");
        }
        JWTClaimsSet.Builder claims = good(tenant, grant);
        if (fault != null) {
            spoil(claims, fault, grant);
        }
        return Optional.of(signed(tenant.keys(), claims.build(), fault));
    }

    private JWTClaimsSet.Builder good(Tenant tenant, Grant grant) {
        Instant now = clock.instant();
        PracticeSession session = grant.session();
        AuthorizationRequest request = grant.request();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        for (Map.Entry<String, Object> claim : Profile.of(tenant, session.person(), request.scope(), grant.fault())
                .entrySet()) {
            claims.claim(claim.getKey(), claim.getValue());
        }
        claims.issuer(tenant.issuer())
                .audience(request.clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("auth_time", session.begun().getEpochSecond())
                .claim("acr", "practice")
                .claim("azp", request.clientId())
                .claim("sid", session.id());
        if (request.nonce() != null) {
            claims.claim("nonce", request.nonce());
        }
        return claims;
    }

    private void spoil(JWTClaimsSet.Builder claims, Fault fault, Grant grant) {
        Instant now = clock.instant();
        switch (fault) {
            case EXPIRED_TOKEN ->
                claims.issueTime(Date.from(now.minus(FAR).minus(LIFE))).expirationTime(Date.from(now.minus(FAR)));
            case MISSING_EXPIRY -> claims.expirationTime(null);
            case FUTURE_NOT_BEFORE -> claims.notBeforeTime(Date.from(now.plus(FAR)));
            case FUTURE_ISSUED_AT ->
                claims.issueTime(Date.from(now.plus(FAR)))
                        .expirationTime(Date.from(now.plus(FAR).plus(LIFE)));
            case WRONG_NONCE -> claims.claim("nonce", "a-nonce-that-nobody-sent");
            case MISSING_NONCE -> claims.claim("nonce", null);
            case WRONG_AUDIENCE -> claims.audience(OTHER_CLIENT).claim("azp", null);
            case MISSING_AUDIENCE -> claims.audience((String) null).claim("azp", null);
            case SEVERAL_AUDIENCES_WITHOUT_AZP ->
                claims.audience(List.of(grant.request().clientId(), OTHER_CLIENT))
                        .claim("azp", null);
            case WRONG_AZP -> claims.claim("azp", OTHER_CLIENT);
            case WRONG_ISSUER -> claims.issuer(OTHER_ISSUER);
            case MISSING_ISSUER -> claims.issuer(null);
            case STALE_PROOF -> claims.claim("auth_time", now.minus(FAR).getEpochSecond());
            case MISSING_AUTH_TIME -> claims.claim("auth_time", null);
            case NO_SUB -> claims.subject(null);
            case USERINFO_OTHER_SUB -> claims.claim("email", null).claim("preferred_username", null);
            default -> {
                // The claims stay as they are: these strike elsewhere.
            }
        }
    }

    private static String signed(SigningKeys keys, JWTClaimsSet claims, @Nullable Fault fault) {
        if (fault == Fault.ALG_NONE) {
            return new PlainJWT(claims).serialize();
        }
        if (fault == Fault.HS256_WITH_PUBLIC_KEY) {
            return signedWithPublicKey(keys, claims);
        }
        if (fault == Fault.UNKNOWN_KEY) {
            return SigningKeys.sign(keys.stranger(), JOSEObjectType.JWT, claims);
        }
        String token = keys.sign(JOSEObjectType.JWT, claims);
        return fault == Fault.BAD_SIGNATURE ? withOneWrongBit(token) : token;
    }

    private static String signedWithPublicKey(SigningKeys keys, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(keys.current().getKeyID())
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims);
            jwt.sign(new MACSigner(keys.current().toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException unexpected) {
            throw new IllegalStateException("an HMAC over claims of our own failed", unexpected);
        }
    }

    /** Changes the first character behind the second dot: the signature's first six bits. */
    private static String withOneWrongBit(String token) {
        int signature = token.lastIndexOf('.') + 1;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        return token.substring(0, signature) + other + token.substring(signature + 1);
    }
}
