package io.seatkeeper.oauth.client;

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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** JWTs by which clients prove who they are (RFC 7523 §3): each meant for us, young, and used once. */
public final class ClientAssertions {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LONGEST_ID = 500;

    private final Database database;
    private final Set<String> audiences;
    private final InstantSource clock;

    /** @param audiences what an assertion of a client's own may be meant for: our issuer and our token endpoint */
    public ClientAssertions(Database database, Set<String> audiences, InstantSource clock) {
        this.database = database;
        this.audiences = Set.copyOf(audiences);
        this.clock = clock;
    }

    /**
     * What an assertion has to say, each exactly.
     *
     * @param longest how old it may be, and how far away its end
     * @param demandsId whether it needs a {@code jti}; one that has it is good once anyway
     */
    public record Expected(String issuer, String subject, Set<String> audiences, Duration longest, boolean demandsId) {
        public Expected {
            audiences = Set.copyOf(audiences);
        }
    }

    /** What {@code private_key_jwt} of a client says (OpenID Connect Core §9). */
    public Expected ofItself(String clientId) {
        return new Expected(clientId, clientId, audiences, LONGEST, true);
    }

    /** Succeeds when the assertion is this application's, for us, fresh and new; {@link Kind#INVALID_CLIENT}. */
    public Future<Void> check(Application application, SignedJWT assertion) {
        return check(
                application.id().value(),
                ofItself(application.id().toString()),
                token ->
                        Future.succeededFuture(application.registration().jwks().isPresent()
                                && Signatures.isSigned(
                                        keys(application.registration().jwks().get()), token)),
                assertion);
    }

    /**
     * Succeeds when the assertion says what is expected, is signed and new; {@link Kind#INVALID_CLIENT}.
     *
     * @param signed whether a key of the client's signed it; asked only where all else is well
     */
    public Future<Void> check(
            UUID client, Expected expected, Function<SignedJWT, Future<Boolean>> signed, SignedJWT assertion) {
        JWTClaimsSet claims = claims(assertion);
        if (!Signatures.takes(assertion)) {
            throw refused(
                    "its algorithm is not taken",
                    assertion.getHeader().getAlgorithm().getName());
        }
        checkClaims(expected, claims, clock.instant());
        return signed.apply(assertion).compose(verified -> {
            if (!verified) {
                throw refused(
                        "no registered key signed it",
                        String.valueOf(assertion.getHeader().getKeyID()));
            }
            return claims.getJWTID() == null ? Future.succeededFuture() : mark(client, claims);
        });
    }

    private Future<Void> mark(UUID client, JWTClaimsSet claims) {
        Tuple mark = Tuple.of(
                client,
                Buffer.buffer(Tokens.hash(claims.getJWTID())),
                claims.getExpirationTime().toInstant().plus(SKEW).atOffset(ZoneOffset.UTC));
        return database.with(connection ->
                        connection.preparedQuery(AssertionSql.MARK).execute(mark))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw refused("its jti was used before", claims.getJWTID());
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

    private static void checkClaims(Expected expected, JWTClaimsSet claims, Instant now) {
        if (!expected.issuer().equals(claims.getIssuer())) {
            throw refused("iss is not the registered one", String.valueOf(claims.getIssuer()));
        }
        if (!expected.subject().equals(claims.getSubject())) {
            throw refused("sub is not the registered one", String.valueOf(claims.getSubject()));
        }
        if (claims.getAudience().size() != 1
                || !expected.audiences().contains(claims.getAudience().getFirst())) {
            throw refused("aud is not the expected one alone", String.join(" ", claims.getAudience()));
        }
        checkAge(expected.longest(), claims, now);
        String id = claims.getJWTID();
        if (id == null ? expected.demandsId() : id.isEmpty() || id.length() > LONGEST_ID) {
            throw refused("jti is missing, empty or too long", "");
        }
    }

    private static void checkAge(Duration longest, JWTClaimsSet claims, Instant now) {
        Date end = claims.getExpirationTime();
        Date notBefore = claims.getNotBeforeTime();
        Date issued = claims.getIssueTime();
        if (end == null
                || !end.toInstant().plus(SKEW).isAfter(now)
                || end.toInstant().isAfter(now.plus(longest).plus(SKEW))) {
            throw refused("exp is missing, past, or too far away", end == null ? "" : String.valueOf(end.toInstant()));
        }
        if (notBefore != null && notBefore.toInstant().minus(SKEW).isAfter(now)) {
            throw refused("nbf lies in the future", String.valueOf(notBefore.toInstant()));
        }
        if (issued != null
                && (issued.toInstant().minus(SKEW).isAfter(now)
                        || issued.toInstant().isBefore(now.minus(longest).minus(SKEW)))) {
            throw refused("iat lies in the future or too long ago", String.valueOf(issued.toInstant()));
        }
    }

    private static JWKSet keys(String jwks) {
        try {
            return JWKSet.parse(jwks);
        } catch (ParseException impossible) {
            throw new IllegalStateException("A registered JWK set can't be read.", impossible);
        }
    }

    private static JWTClaimsSet claims(SignedJWT assertion) {
        try {
            return assertion.getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw refused("it is no JWT", "");
        }
    }

    private static OauthFailure refused(String why, String received) {
        return OauthFailure.of(Kind.INVALID_CLIENT, "The client assertion is not accepted: " + why + ".")
                .received(received);
    }
}
