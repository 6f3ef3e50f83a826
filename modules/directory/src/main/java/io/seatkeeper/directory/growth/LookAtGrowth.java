package io.seatkeeper.directory.growth;

import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has PostgreSQL look at each table whenever it has doubled, and at those of people sooner. Nodes do it beside each other; one
 * that is at it is not waited for. Between two looks a node leaves {@value #REST} times as long as the last one took, so that
 * they take a twentieth of a core at most, however fast people come.
 */
public final class LookAtGrowth {
    private static final Logger LOG = LoggerFactory.getLogger(LookAtGrowth.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int REST = 20;

    private final Database database;

    public LookAtGrowth(Database database) {
        this.database = database;
    }

    /** Looks every second, or more seldom where a look takes long, as long as {@code vertx} lives. */
    public void start(Vertx vertx) {
        lookIn(vertx, EVERY.toMillis());
    }

    private void lookIn(Vertx vertx, long millis) {
        vertx.setTimer(millis, now -> {
            long begun = System.nanoTime();
            round().onFailure(fault -> LOG.warn("Plans may be behind the growth of tables: {}", fault.getMessage()))
                    .onComplete(looked -> {
                        long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
                        lookIn(vertx, Math.max(EVERY.toMillis(), REST * took));
                    });
        });
    }

    /** Answers how many tables have grown. On a connection of its own, since what shares it would wait. */
    private Future<Integer> round() {
        return database.connection(
                        connection -> connection.preparedQuery(GrowthSql.LOOK).execute())
                .map(rows -> rows.iterator().next().getInteger("tables"));
    }
}
