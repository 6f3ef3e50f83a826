package io.seatkeeper.oauth.application;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Looks up applications by client_id, and whether a secret is one of theirs. */
public final class ClientSecrets {
    /** The beginning of every client secret. */
    public static final String PREFIX = "sk_client_";

    private static final Duration LIFETIME = Duration.ofDays(730);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(3 * 366);

    private final Database database;

    public ClientSecrets(Database database) {
        this.database = database;
    }

    /**
     * When a secret ends: as wished, at most three years away, or in two years; {@link ErrorCode#INVALID_REQUEST} for another
     * moment.
     */
    public static Instant end(Optional<Instant> wished, Instant now) {
        Instant end = wished.orElse(now.plus(LIFETIME));
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFETIME))) {
            throw new ContractFailure(
                    ErrorCode.INVALID_REQUEST, "expiresAt lies in the future, at most three years away.");
        }
        return end;
    }

    /** The application of this client_id; empty where there is none. */
    public Future<Optional<Application>> application(ApplicationId id) {
        return database.with(client -> client.preparedQuery(ApplicationSql.FIND).execute(Tuple.of(id.value())))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(
                                ApplicationRows.application(rows.iterator().next())));
    }

    /** Whether the text is a secret of the application that has not expired. */
    public Future<Boolean> fits(ApplicationId id, String text, Instant now) {
        Optional<BearerKey> key = BearerKey.read(PREFIX, 1, text);
        if (key.isEmpty()) {
            return Future.succeededFuture(false);
        }
        Tuple values = Tuple.of(
                id.value(),
                key.get().ids().getFirst(),
                now.atOffset(ZoneOffset.UTC),
                key.get().hash());
        return database.with(
                        client -> client.preparedQuery(ApplicationSql.SECRET).execute(values))
                .map(rows -> rows.size() == 1
                        && key.get().fits(rows.iterator().next().getBuffer("secret_hash")));
    }
}
