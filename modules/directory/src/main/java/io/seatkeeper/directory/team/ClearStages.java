package io.seatkeeper.directory.team;

import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away members who were staged by a node that died before it made them visible. */
public final class ClearStages {
    private static final Logger LOG = LoggerFactory.getLogger(ClearStages.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    /** No change takes as long as this. */
    private static final Duration STALE = Duration.ofHours(1);

    private static final int MOST_ROWS = 50_000;

    private final Database database;

    public ClearStages(Database database) {
        this.database = database;
    }

    /** Looks from time to time, as long as {@code vertx} lives. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(
                EVERY.toMillis(),
                tick -> round(Instant.now().minus(STALE))
                        .onFailure(
                                fault -> LOG.warn("Stale stages are left for the next round: {}", fault.getMessage())));
    }

    /** Clears what was staged before a moment; answers how many rows. */
    Future<Integer> round(Instant before) {
        UUID oldest = new UUID(before.toEpochMilli() << 16, 0);
        return database.with(
                        client -> client.preparedQuery(StageSql.CLEAR_STALE).execute(Tuple.of(oldest, MOST_ROWS)))
                .map(rows -> rows.rowCount());
    }
}
