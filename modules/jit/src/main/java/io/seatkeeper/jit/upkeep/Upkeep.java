package io.seatkeeper.jit.upkeep;

import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Clears away what is over, by one node at a time and a bounded number of rows at a time. */
public final class Upkeep {
    /** How often each node looks whether it is its turn. */
    public static final Duration EVERY = Duration.ofMinutes(1);

    /** A sign-in that ended stays so long that a late or second use of it is still told as such. */
    static final Duration KEEP_SIGN_INS = Duration.ofHours(2);

    /** How long an admin can look a sign-in up. */
    static final Duration KEEP_LOG = Duration.ofDays(90);

    private static final int MOST_ROWS = 10_000;

    private final Database database;
    private final InstantSource clock;

    public Upkeep(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One round; does nothing while another node is at it. */
    public Future<Void> round() {
        Instant now = clock.instant();
        return database.transaction(connection -> connection
                .preparedQuery(UpkeepSql.TRY_LOCK)
                .execute()
                .compose(rows ->
                        rows.iterator().next().getBoolean("mine") ? clear(connection, now) : Future.succeededFuture()));
    }

    private static Future<Void> clear(SqlConnection connection, Instant now) {
        return clear(connection, UpkeepSql.PENDING, now.minus(KEEP_SIGN_INS))
                .compose(done -> clear(connection, UpkeepSql.MARKS, now))
                .compose(done -> clear(connection, UpkeepSql.SESSIONS, now))
                .compose(done -> clear(connection, UpkeepSql.TRIALS, now))
                .compose(done -> clear(connection, UpkeepSql.ATTEMPTS, now.minus(KEEP_LOG)));
    }

    private static Future<Void> clear(SqlConnection connection, String statement, Instant before) {
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), MOST_ROWS))
                .mapEmpty();
    }
}
