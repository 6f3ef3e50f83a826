package io.seatkeeper.admin.key;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.KeyId;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** The vendor's keys. They are made at the command line only, so no HTTP request can make one. */
public final class OperatorKeys {
    private final Database database;

    public OperatorKeys(Database database) {
        this.database = database;
    }

    /**
     * Makes a key and answers it; it is stored as a hash only.
     *
     * @param name what it is for, 1 to 100 characters; {@link ErrorCode#INVALID_REQUEST} otherwise
     */
    public Future<String> create(String name) {
        if (name.isBlank() || name.length() > 100) {
            return Future.failedFuture(
                    new ContractFailure(ErrorCode.INVALID_REQUEST, "A key's name has 1 to 100 characters."));
        }
        KeyId id = new KeyId(Ids.next());
        String key = KeyText.operator(id);
        return database.with(client -> client.preparedQuery(KeySql.INSERT_OPERATOR_KEY)
                        .execute(Tuple.of(id.value(), name, BearerKey.hash(key))))
                .map(key);
    }

    Future<Optional<Caller>> find(KeyText.Operator presented) {
        return database.with(client -> client.preparedQuery(KeySql.SELECT_OPERATOR_KEY)
                        .execute(Tuple.of(presented.id().value())))
                .map(rows -> recognized(presented, rows))
                .onSuccess(found -> found.ifPresent(caller -> touch(presented.id())));
    }

    private static Optional<Caller> recognized(KeyText.Operator presented, RowSet<Row> rows) {
        for (Row row : rows) {
            if (presented.key().fits(row.getBuffer("hash"))) {
                return Optional.of(new Caller.Operator(presented.id(), row.getString("name")));
            }
        }
        return Optional.empty();
    }

    private void touch(KeyId id) {
        // That it was used is worth knowing, and no reason to keep or to fail the call.
        var _ = database.with(
                client -> client.preparedQuery(KeySql.TOUCH_OPERATOR_KEY).execute(Tuple.of(id.value())));
    }
}
