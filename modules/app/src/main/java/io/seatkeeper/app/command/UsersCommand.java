package io.seatkeeper.app.command;

import io.seatkeeper.app.node.Storage;
import io.seatkeeper.app.roster.ExportRoster;
import io.seatkeeper.app.roster.ImportRoster;
import io.seatkeeper.app.roster.ProgressBar;
import io.seatkeeper.app.roster.RosterFault;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.directory.DirectoryVerticle;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.configuration.Configuration;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.Migrations;
import io.seatkeeper.platform.logging.Logging;
import io.vertx.core.Vertx;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Lists of people, in and out. */
@CommandLine.Command(
        name = "users",
        description = "Brings people in from a list, and writes a list of them.",
        mixinStandardHelpOptions = true,
        subcommands = {UsersCommand.Import.class, UsersCommand.Export.class})
public final class UsersCommand implements Runnable {
    /** Many rows go in at once, over few connections. */
    private static final int CONNECTIONS = 4;

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    private static boolean terminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** What both have in common: the store, and directory at work on it for as long as the command runs. */
    abstract static class OnOrganization implements Callable<Integer> {
        @CommandLine.Mixin
        private final ConfigurationOption configuration = new ConfigurationOption();

        @CommandLine.Option(
                names = "--org",
                required = true,
                paramLabel = "SLUG",
                description = "The organization's slug or id.")
        private String organization = "";

        /** Answers the exit code. */
        abstract int work(Bus bus, OrganizationId organization, ProgressBar progress) throws IOException;

        @Override
        public Integer call() throws IOException {
            Vertx vertx = Vertx.vertx();
            Configuration read = configuration.read();
            Logging.applyBesideAnswer(read.log());
            ProgressBar progress = new ProgressBar(System.err, terminal());
            try (Storage storage = Storage.share(read)) {
                new Migrations(storage.address()).requireCompatible();
                Bus bus = new Bus(vertx);
                Database database = new Database(vertx, storage.address(), CONNECTIONS);
                vertx.deployVerticle(new DirectoryVerticle(bus, database, storage.address(), List.of()))
                        .await();
                OrganizationId id = bus.call(Organizations.FIND, new Organizations.Find(organization))
                        .await()
                        .id();
                return work(bus, id, progress);
            } catch (ContractFailure | RosterFault refused) {
                System.err.println("seatkeeper: " + refused.getMessage());
                return 1;
            } finally {
                progress.hide();
                vertx.close().await();
            }
        }
    }

    @CommandLine.Command(
            name = "import",
            description = {
                "Makes an account for each row of a CSV file, a seat permitting.",
                "The first line names the columns: email, and any of id (the product's own), userName, displayName,"
                        + " givenName, familyName, externalSsoId, connection (its slug; without one, the default one).",
                "What came of each row is printed as CSV. Whoever is there already stays as they are.",
                "Everybody comes as a Learner, whatever a column \"role\" says."
            },
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:every row is in", "1:a row was refused, or the file can't be read"},
            mixinStandardHelpOptions = true)
    static final class Import extends OnOrganization {
        @CommandLine.Parameters(paramLabel = "FILE.csv", description = "In UTF-8.")
        private @Nullable Path file;

        @Override
        int work(Bus bus, OrganizationId organization, ProgressBar progress) throws IOException {
            ImportRoster.Tally tally =
                    new ImportRoster(bus, organization, System.out, progress).run(Objects.requireNonNull(file));
            progress.hide();
            System.err.printf(
                    "%,d created, %,d there already, %,d refused.%n",
                    tally.created(), tally.present(), tally.refused());
            return tally.refused() == 0 ? 0 : 1;
        }
    }

    @CommandLine.Command(
            name = "export",
            description = "Prints an organization's people as CSV, the newest first. What it prints can be imported.",
            mixinStandardHelpOptions = true)
    static final class Export extends OnOrganization {
        @Override
        int work(Bus bus, OrganizationId organization, ProgressBar progress) throws IOException {
            BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            new ExportRoster(bus, organization, progress).run(out);
            out.flush();
            return 0;
        }
    }
}
