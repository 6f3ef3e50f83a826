package io.seatkeeper.oauth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Our keys as they stand in the database, read again every {@link #FRESH}; a node that starts on an empty table makes the first
 * ones. A key signs for {@link #SIGNS}, is published {@link #AHEAD} before it, and {@link #AFTER} after it.
 */
public final class SigningKeys {
    /** The algorithms of our tokens. */
    public static final List<JWSAlgorithm> ALGORITHMS = List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    static final Duration SIGNS = Duration.ofDays(90);
    static final Duration AHEAD = Duration.ofDays(7);
    static final Duration AFTER = Duration.ofDays(1);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int RSA_BITS = 2_048;

    private final Vertx vertx;
    private final Database database;
    private final SecretBox secrets;
    private final InstantSource clock;
    private volatile @Nullable KeyRing ring;
    private volatile Instant readAt = Instant.MIN;

    public SigningKeys(Vertx vertx, Database database, SecretBox secrets, InstantSource clock) {
        this.vertx = vertx;
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The keys of this minute. Fails only where none could ever be read. */
    public Future<KeyRing> ring() {
        KeyRing known = ring;
        Instant now = clock.instant();
        if (known != null && now.isBefore(readAt.plus(FRESH))) {
            return Future.succeededFuture(known);
        }
        return read(now).recover(fault -> known == null ? Future.failedFuture(fault) : Future.succeededFuture(known));
    }

    /** Sees to it that there are keys to sign with for some time to come, and forgets the old ones. */
    public Future<Void> renew() {
        Instant now = clock.instant();
        return database.transaction(connection -> connection
                        .query(KeySql.ONE_AT_A_TIME)
                        .execute()
                        .compose(locked -> cover(connection, JWSAlgorithm.ES256, now))
                        .compose(covered -> cover(connection, JWSAlgorithm.RS256, now))
                        .compose(covered -> connection
                                .preparedQuery(KeySql.FORGET)
                                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))))
                .compose(done -> read(now))
                .mapEmpty();
    }

    private Future<KeyRing> read(Instant now) {
        return database.with(client ->
                        client.preparedQuery(KeySql.PUBLISHED).execute(Tuple.of(now.atOffset(ZoneOffset.UTC))))
                .map(rows -> new KeyRing(StreamSupport.stream(rows.spliterator(), false)
                        .map(this::key)
                        .toList()))
                .onSuccess(fresh -> {
                    ring = fresh;
                    readAt = now;
                });
    }

    private KeyRing.Key key(Row row) {
        try {
            return new KeyRing.Key(
                    JWSAlgorithm.parse(row.getString("algorithm")),
                    JWK.parse(secrets.openForService(row.getBuffer("sealed_jwk"))),
                    row.getOffsetDateTime("signs_from").toInstant(),
                    row.getOffsetDateTime("signs_until").toInstant());
        } catch (ParseException broken) {
            throw new IllegalStateException("A signing key can't be read: " + row.getString("kid"), broken);
        }
    }

    /** The next key begins where the last one ends; the very first begins at once. */
    private Future<Void> cover(SqlConnection connection, JWSAlgorithm algorithm, Instant now) {
        return connection
                .preparedQuery(KeySql.COVERED)
                .execute(Tuple.of(algorithm.getName()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime("covered")))
                .compose(covered -> {
                    Instant until = covered.map(end -> end.toInstant())
                            .filter(now::isBefore)
                            .orElse(now);
                    return until.isAfter(now.plus(AHEAD))
                            ? Future.succeededFuture()
                            : vertx.executeBlocking(() -> generate(algorithm), false)
                                    .compose(key -> add(connection, algorithm, key, now, until));
                });
    }

    private Future<Void> add(SqlConnection connection, JWSAlgorithm algorithm, JWK key, Instant now, Instant from) {
        Instant until = from.plus(SIGNS);
        return connection
                .preparedQuery(KeySql.ADD)
                .execute(Tuple.of(
                        key.getKeyID(),
                        algorithm.getName(),
                        new JsonObject(key.toPublicJWK().toJSONString()),
                        secrets.sealForService(key.toJSONString()),
                        now.atOffset(ZoneOffset.UTC),
                        from.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC),
                        until.plus(AFTER).atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static JWK generate(JWSAlgorithm algorithm) throws JOSEException {
        String kid = Ids.next().toString();
        return algorithm.equals(JWSAlgorithm.ES256)
                ? new ECKeyGenerator(Curve.P_256)
                        .keyID(kid)
                        .algorithm(algorithm)
                        .keyUse(KeyUse.SIGNATURE)
                        .generate()
                : new RSAKeyGenerator(RSA_BITS)
                        .keyID(kid)
                        .algorithm(algorithm)
                        .keyUse(KeyUse.SIGNATURE)
                        .generate();
    }
}
