package io.seatkeeper.directory.people;

import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/** Counts the active people whom a connection's identity provider knows. */
public final class CountLinked {
    private final Database database;

    public CountLinked(Database database) {
        this.database = database;
    }

    /** Answers {@link Users#COUNT_LINKED}. */
    public Future<Users.LinkedCount> apply(Users.CountLinked request) {
        return database.with(client -> client.preparedQuery(PeopleSql.COUNT_LINKED)
                        .execute(Tuple.of(
                                request.organization().value(),
                                request.connection().value())))
                .map(rows -> new Users.LinkedCount(rows.iterator().next().getLong(0)));
    }
}
