package io.seatkeeper.app.command;

import io.seatkeeper.app.node.Node;
import io.seatkeeper.app.node.NodeSettings;
import io.seatkeeper.app.node.Storage;
import io.seatkeeper.platform.configuration.Configuration;
import io.seatkeeper.platform.database.Migrations;
import io.seatkeeper.platform.logging.Logging;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Runs the service until it is told to stop. */
@CommandLine.Command(name = "serve", description = "Runs the service.", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @CommandLine.Mixin
    private final ConfigurationOption configuration = new ConfigurationOption();

    @Override
    public Integer call() throws InterruptedException {
        Configuration read = configuration.read();
        Logging.apply(read.log());
        try (Storage storage = Storage.open(read)) {
            Migrations migrations = new Migrations(storage.address());
            if (read.database().migrate()) {
                migrations.migrate();
            }
            migrations.requireCompatible();
            Node node = Node.start(NodeSettings.of(read, storage.address(), storage.masterKey()))
                    .await();
            LOG.info("Seatkeeper serves {}; health and metrics on port {}", node.publicUrl(), node.managementPort());
            int drainSeconds = read.http().drainSeconds();
            StopSignal.await(drainSeconds);
            LOG.info("Stopping: not ready any more, serves on for {} s, then finishes what is in flight", drainSeconds);
            node.stop().await();
            LOG.info("Stopped");
        }
        return 0;
    }
}
