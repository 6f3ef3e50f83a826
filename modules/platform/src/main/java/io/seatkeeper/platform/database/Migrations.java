package io.seatkeeper.platform.database;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * Brings the schema up to date: the migrations of all modules are one history, numbered across them. Everything here
 * blocks: call it before the event loops have work.
 */
public final class Migrations {
    private final DatabaseAddress address;
    private final Flyway flyway;

    public Migrations(DatabaseAddress address) {
        this.address = address;
        flyway = Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration")
                .connectRetries(5)
                .load();
    }

    /**
     * Applies what is missing. What a newer version applied is left as it is.
     *
     * @return how many migrations were applied
     */
    public int migrate() {
        return flyway.migrate().migrationsExecuted;
    }

    /** @throws SchemaFailure when migrations are missing, or the schema needs a newer version of Seatkeeper */
    public void requireCompatible() {
        MigrationInfoService history = flyway.info();
        int missing = history.pending().length;
        if (missing > 0) {
            throw new SchemaFailure("The schema lacks " + missing + " migrations. Run: seatkeeper migrate");
        }
        int needed = CompatibilitySql.needs(address);
        if (needed > newestKnown(history)) {
            throw new SchemaFailure("The schema was brought up to date by a newer Seatkeeper and needs migration "
                    + needed + ", which this version does not know. Start the newer version.");
        }
    }

    private static int newestKnown(MigrationInfoService history) {
        return Arrays.stream(history.all())
                .filter(migration -> migration.getScript() != null
                        && !migration.getState().name().startsWith("FUTURE"))
                .map(MigrationInfo::getVersion)
                .mapToInt(version -> Integer.parseInt(version.getVersion()))
                .max()
                .orElse(0);
    }
}
