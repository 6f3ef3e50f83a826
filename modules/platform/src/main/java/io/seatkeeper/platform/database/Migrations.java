package io.seatkeeper.platform.database;

import org.flywaydb.core.Flyway;

/** Brings the schema up to date: the migrations of all modules are one history, numbered across them. */
public final class Migrations {
    private final Flyway flyway;

    public Migrations(DatabaseAddress address) {
        flyway = Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration")
                .connectRetries(5)
                .load();
    }

    /**
     * Applies what is missing. Blocks; call it before the event loops have work, or on a worker.
     *
     * @return how many migrations were applied
     */
    public int migrate() {
        return flyway.migrate().migrationsExecuted;
    }

    /** Whether nothing is missing and nothing is unknown to this version. Blocks. */
    public boolean upToDate() {
        return flyway.info().pending().length == 0 && flyway.validateWithResult().validationSuccessful;
    }
}
