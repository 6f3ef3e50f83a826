package io.seatkeeper.jit.session;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.SessionId;
import io.seatkeeper.contract.Sessions.ListOfUser;
import io.seatkeeper.contract.Sessions.Session;
import io.seatkeeper.contract.Sessions.SessionPage;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Tells an admin where a person is signed in. */
public final class ListSessions {
    private final Database database;
    private final InstantSource clock;

    public ListSessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Answers {@code Sessions.LIST}: those in force, newest first. */
    public Future<SessionPage> handle(ListOfUser wanted) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Tuple listed = Tuple.of(
                wanted.organization().value(),
                wanted.user().value(),
                now,
                Cursor.id(wanted.page()).orElse(null),
                wanted.page().limit() + 1);
        Tuple counted = Tuple.of(wanted.organization().value(), wanted.user().value(), now);
        return database.with(client -> client.preparedQuery(SessionSql.OF_USER)
                .execute(listed)
                .compose(found -> client.preparedQuery(SessionSql.COUNT_OF_USER)
                        .execute(counted)
                        .map(count -> page(wanted, found, count))));
    }

    private static SessionPage page(ListOfUser wanted, RowSet<Row> found, RowSet<Row> counted) {
        return new SessionPage(Cursor.page(
                found.stream().map(ListSessions::session).toList(),
                wanted.page(),
                session -> session.id().value(),
                counted.iterator().next().getLong("total")));
    }

    private static Session session(Row row) {
        return new Session(
                new SessionId(row.getUUID("session_id")),
                new UserId(row.getUUID("user_id")),
                new ConnectionId(row.getUUID("connection_id")),
                AuthMethod.valueOf(row.getString("auth_method")),
                ProfileRows.instant(row, "created_at"),
                ProfileRows.instant(row, "expires_at"),
                ProfileRows.moment(row, "last_seen_at"),
                row.getString("user_agent"));
    }
}
