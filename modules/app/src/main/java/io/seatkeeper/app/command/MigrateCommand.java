package io.seatkeeper.app.command;

import io.seatkeeper.app.node.Storage;
import io.seatkeeper.platform.database.Migrations;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Brings the schema up to date. */
@CommandLine.Command(
        name = "migrate",
        description = "Brings the database's schema up to date.",
        mixinStandardHelpOptions = true)
public final class MigrateCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private final ConfigurationOption configuration = new ConfigurationOption();

    @Override
    public Integer call() {
        try (Storage storage = Storage.share(configuration.read())) {
            int applied = new Migrations(storage.address()).migrate();
            System.out.println(
                    applied == 0 ? "The schema is up to date." : "The schema is up to date; applied: " + applied + ".");
        }
        return 0;
    }
}
