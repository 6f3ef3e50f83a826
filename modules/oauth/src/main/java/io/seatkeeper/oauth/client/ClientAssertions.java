package io.seatkeeper.oauth.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** {@code private_key_jwt} (OpenID Connect Core §9): a JWT that the client signed by its own key, good once and for minutes. */
public final class ClientAssertions {
    /** How a client may sign; nothing that a shared secret or nobody could have signed. */
    public static final List<JWSAlgorithm> ALGORITHMS = List.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512);

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LONGEST_ID = 500;

    private final Database database;
    private final Set<String> audiences;
    private final InstantSource clock;

    /** @param audiences what an assertion may be meant for: our issuer and our token endpoint */
    public ClientAssertions(Database database, Set<String> audiences, InstantSource clock) {
        this.database = database;
        this.audiences = Set.copyOf(audiences);
        this.clock = clock;
    }

    /** Succeeds when the assertion is this application's, for us, fresh and new; {@link Kind#INVALID_CLIENT}. */
    public Future<Void> check(Application application, SignedJWT assertion) {
        Instant now = clock.instant();
        JWTClaimsSet claims = claims(assertion);
        checkClaims(application, claims, now);
        if (!isSigned(application, assertion)) {
            throw refused("it is signed by no registered key, or by an algorithm that is not taken");
        }
        Tuple mark = Tuple.of(
                application.id().value(),
                Buffer.buffer(Tokens.hash(claims.getJWTID())),
                claims.getExpirationTime().toInstant().plus(SKEW).atOffset(ZoneOffset.UTC));
        return database.with(client -> client.preparedQuery(AssertionSql.MARK).execute(mark))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw refused("its jti was used before");
                    }
                    return null;
                });
    }

    /** Forgets assertions that could not be used any more anyway. */
    public Future<Void> forget() {
        return database.with(client -> client.preparedQuery(AssertionSql.FORGET)
                        .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC))))
                .mapEmpty();
    }

    private void checkClaims(Application application, JWTClaimsSet claims, Instant now) {
        String id = application.id().toString();
        Date end = claims.getExpirationTime();
        Date notBefore = claims.getNotBeforeTime();
        if (!id.equals(claims.getIssuer()) || !id.equals(claims.getSubject())) {
            throw refused("iss and sub are not the client_id");
        }
        if (claims.getAudience().size() != 1
                || !audiences.contains(claims.getAudience().getFirst())) {
            throw refused("aud is not this provider alone");
        }
        if (end == null
                || !end.toInstant().plus(SKEW).isAfter(now)
                || end.toInstant().isAfter(now.plus(LONGEST).plus(SKEW))) {
            throw refused("exp is missing, past, or more than ten minutes away");
        }
        if (notBefore != null && notBefore.toInstant().minus(SKEW).isAfter(now)) {
            throw refused("nbf lies in the future");
        }
        String jti = claims.getJWTID();
        if (jti == null || jti.isEmpty() || jti.length() > LONGEST_ID) {
            throw refused("jti is missing or too long");
        }
    }

    private static boolean isSigned(Application application, SignedJWT assertion) {
        JWSHeader header = assertion.getHeader();
        return ALGORITHMS.contains(header.getAlgorithm())
                && application.registration().jwks().isPresent()
                && keys(application.registration().jwks().get()).stream()
                        .filter(key -> header.getKeyID() == null
                                || key.getKeyID() == null
                                || header.getKeyID().equals(key.getKeyID()))
                        .anyMatch(key -> verifies(key, assertion));
    }

    private static boolean verifies(JWK key, SignedJWT assertion) {
        try {
            if (!(key instanceof AsymmetricJWK asymmetric)) {
                return false;
            }
            JWSVerifier verifier =
                    new DefaultJWSVerifierFactory().createJWSVerifier(assertion.getHeader(), asymmetric.toPublicKey());
            return assertion.verify(verifier);
        } catch (JOSEException anotherKind) {
            return false;
        }
    }

    private static List<JWK> keys(String jwks) {
        try {
            return JWKSet.parse(jwks).getKeys();
        } catch (ParseException impossible) {
            throw new IllegalStateException("A registered JWK set can't be read.", impossible);
        }
    }

    private static JWTClaimsSet claims(SignedJWT assertion) {
        try {
            return assertion.getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw refused("it is no JWT");
        }
    }

    private static OauthFailure refused(String why) {
        return OauthFailure.of(Kind.INVALID_CLIENT, "The client assertion is not accepted: " + why + ".");
    }
}
