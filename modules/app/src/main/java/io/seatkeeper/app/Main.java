package io.seatkeeper.app;

import io.seatkeeper.app.command.CheckConfigCommand;
import io.seatkeeper.app.command.DemoCommand;
import io.seatkeeper.app.command.MigrateCommand;
import io.seatkeeper.app.command.OidcCommand;
import io.seatkeeper.app.command.OperatorKeyCommand;
import io.seatkeeper.app.command.ReadyCommand;
import io.seatkeeper.app.command.SamlCommand;
import io.seatkeeper.app.command.ServeCommand;
import io.seatkeeper.app.command.UsersCommand;
import io.seatkeeper.platform.configuration.ConfigurationFaults;
import io.seatkeeper.platform.database.SchemaFailure;
import io.seatkeeper.platform.database.local.LocalPostgresFailure;
import picocli.CommandLine;

/** The command line: one subcommand for each thing an operator or an engineer does. */
@CommandLine.Command(
        name = "seatkeeper",
        description = "Signs people in with their company's identity provider and looks after their accounts.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            MigrateCommand.class,
            CheckConfigCommand.class,
            ReadyCommand.class,
            OperatorKeyCommand.class,
            OidcCommand.class,
            SamlCommand.class,
            UsersCommand.class
        })
public final class Main implements Runnable {
    public static void main(String[] arguments) {
        int code = run(arguments);
        if (code != 0) {
            System.exit(code); // a good end leaves by itself: inside a shutdown, exit would wait for its own caller
        }
    }

    /** Runs a command and answers its exit code: 0 done, 1 refused, 2 not understood. */
    public static int run(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    command.getErr().println("seatkeeper: " + explain(fault));
                    return 1;
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** What an operator did not do wrong keeps its type, for the report; what they can mend is said in words. */
    private static String explain(Exception fault) {
        return switch (fault) {
            case ConfigurationFaults faults -> String.valueOf(faults.getMessage());
            case LocalPostgresFailure failure -> String.valueOf(failure.getMessage());
            case SchemaFailure failure -> String.valueOf(failure.getMessage());
            default -> fault.toString();
        };
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"seatkeeper " + (version == null ? "from sources" : version)};
        }
    }
}
