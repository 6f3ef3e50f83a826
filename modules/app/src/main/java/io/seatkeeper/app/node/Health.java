package io.seatkeeper.app.node;

import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Where a node stands in its life, and whether it can serve just now. */
final class Health {
    private static final int LONGEST_SECONDS = 2;

    private enum Stage {
        STARTING,
        SERVING,
        STOPPING
    }

    private final Database database;
    private volatile Stage stage = Stage.STARTING;

    Health(Database database) {
        this.database = database;
    }

    void started() {
        stage = Stage.SERVING;
    }

    void stopping() {
        stage = Stage.STOPPING;
    }

    boolean isStopping() {
        return stage == Stage.STOPPING;
    }

    boolean isStarted() {
        return stage != Stage.STARTING;
    }

    /** Whether requests are welcome: it serves, and the database answers in time. */
    Future<Boolean> ready() {
        if (stage != Stage.SERVING) {
            return Future.succeededFuture(false);
        }
        return database.with(client -> client.query(HealthSql.ANSWERS).execute())
                .map(true)
                .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .otherwise(false);
    }
}
