package io.seatkeeper.directory.growth;

import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has PostgreSQL look at each table whenever it has doubled, and at those of people sooner. Nodes do it beside each other; one
 * that is at it is not waited for.
 */
public final class LookAtGrowth {
    private static final Logger LOG = LoggerFactory.getLogger(LookAtGrowth.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Database database;
    private boolean looking;

    public LookAtGrowth(Database database) {
        this.database = database;
    }

    /** Looks every second, as long as {@code vertx} lives. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(EVERY.toMillis(), tick -> {
            if (!looking) {
                looking = true;
                round().onFailure(fault -> LOG.warn("Plans may be behind the growth of tables: {}", fault.getMessage()))
                        .onComplete(looked -> looking = false);
            }
        });
    }

    /** Answers how many tables have grown. On a connection of its own, since what shares it would wait. */
    private Future<Integer> round() {
        return database.connection(
                        connection -> connection.preparedQuery(GrowthSql.LOOK).execute())
                .map(rows -> rows.iterator().next().getInteger("tables"));
    }
}
