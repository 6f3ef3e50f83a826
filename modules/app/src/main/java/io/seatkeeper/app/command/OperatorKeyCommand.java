package io.seatkeeper.app.command;

import io.seatkeeper.admin.key.OperatorKeys;
import io.seatkeeper.app.node.Storage;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.platform.configuration.Configuration;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.Migrations;
import io.seatkeeper.platform.logging.Logging;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The vendor's keys. */
@CommandLine.Command(
        name = "operator-key",
        description = "Makes the keys by which the vendor uses the admin API.",
        mixinStandardHelpOptions = true,
        subcommands = OperatorKeyCommand.Create.class)
public final class OperatorKeyCommand implements Runnable {
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    @CommandLine.Command(
            name = "create",
            description = "Prints a new key, once: it is stored as a hash only.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @CommandLine.Mixin
        private final ConfigurationOption configuration = new ConfigurationOption();

        @CommandLine.Option(names = "--name", required = true, description = "What the key is for.")
        private String name = "";

        @Override
        public Integer call() {
            Vertx vertx = Vertx.vertx();
            Configuration read = configuration.read();
            Logging.applyBesideAnswer(read.log());
            try (Storage storage = Storage.share(read)) {
                prepare(read, storage);
                System.out.println(new OperatorKeys(new Database(vertx, storage.address(), 1))
                        .create(name)
                        .await());
                return 0;
            } catch (ContractFailure refused) {
                System.err.println("seatkeeper: " + refused.getMessage());
                return 1;
            } finally {
                vertx.close().await();
            }
        }

        /** A key may be the first thing that anybody wants of a new store. */
        private static void prepare(Configuration read, Storage storage) {
            Migrations migrations = new Migrations(storage.address());
            if (read.database().migrate()) {
                migrations.migrate();
            }
            migrations.requireCompatible();
        }
    }
}
