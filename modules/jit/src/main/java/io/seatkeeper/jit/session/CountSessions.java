package io.seatkeeper.jit.session;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Counts the open sessions of a connection. */
public final class CountSessions {
    private final Database database;
    private final InstantSource clock;

    public CountSessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Answers {@link Connections#COUNT_SESSIONS}. */
    public Future<Connections.SessionCount> apply(Connections.CountSessions request) {
        return database.with(client -> client.preparedQuery(SessionSql.COUNT_OF_CONNECTION)
                        .execute(Tuple.of(
                                request.organization().value(),
                                request.connection().value(),
                                clock.instant().atOffset(ZoneOffset.UTC))))
                .map(rows -> new Connections.SessionCount(rows.iterator().next().getLong(0)));
    }
}
