package io.seatkeeper.directory.outbox;

import io.seatkeeper.platform.OneAtATime;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/**
 * Gives committed events their place among the events of all organizations and wakes the readers of every node (invariant
 * 7). Every node runs one; an advisory lock lets one of them work at a time, so that positions become visible in order.
 * Writers don't wake it, because NOTIFY at each commit would make all commits of the database wait for each other.
 */
public final class OutboxRelay {
    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration PRUNING_PACE = Duration.ofMinutes(10);
    private static final int BATCH = 1_000;
    private static final int PRUNED_AT_ONCE = 10_000;
    private static final int DAYS_KEPT = 7;

    private final Database database;

    public OutboxRelay(Database database) {
        this.database = database;
    }

    /** Works until the verticle that calls this is undeployed. */
    public void start(Vertx vertx) {
        OneAtATime stamping = new OneAtATime("Stamping events", this::stampAll);
        OneAtATime pruning = new OneAtATime("Pruning events", this::prune);
        vertx.setPeriodic(PACE.toMillis(), timer -> stamping.run());
        vertx.setPeriodic(PRUNING_PACE.toMillis(), timer -> pruning.run());
    }

    private Future<Void> stampAll() {
        return database.with(client -> client.preparedQuery(OutboxSql.HAS_NEWS).execute())
                .compose(rows -> rows.iterator().next().getBoolean(0)
                        ? database.transaction(this::stamp)
                        : Future.succeededFuture(0L))
                .compose(stamped -> stamped == BATCH ? stampAll() : Future.succeededFuture());
    }

    /** Answers how many were stamped; none where another node has its turn. */
    private Future<Long> stamp(SqlConnection connection) {
        return connection
                .preparedQuery(OutboxSql.TAKE_TURN)
                .execute()
                .compose(rows ->
                        rows.iterator().next().getBoolean(0) ? stampBatch(connection) : Future.succeededFuture(0L));
    }

    private static Future<Long> stampBatch(SqlConnection connection) {
        return connection
                .preparedQuery(OutboxSql.STAMP)
                .execute(Tuple.of(BATCH))
                .map(rows -> rows.iterator().next().getLong(0))
                .compose(stamped ->
                        connection.preparedQuery(OutboxSql.NOTIFY).execute().map(stamped));
    }

    private Future<Void> prune() {
        return database.with(
                        client -> client.preparedQuery(OutboxSql.PRUNE).execute(Tuple.of(PRUNED_AT_ONCE, DAYS_KEPT)))
                .compose(done -> done.rowCount() == PRUNED_AT_ONCE ? prune() : Future.succeededFuture());
    }
}
