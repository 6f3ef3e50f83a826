package io.seatkeeper.app.command;

import io.seatkeeper.jit.identity.InspectionReport;
import io.seatkeeper.jit.oidc.OidcInspection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** OpenID Connect at an engineer's desk. */
@CommandLine.Command(
        name = "oidc",
        description = "Looks into what an OpenID provider sent.",
        mixinStandardHelpOptions = true,
        subcommands = OidcCommand.Inspect.class)
public final class OidcCommand implements Runnable {
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    @CommandLine.Command(
            name = "inspect",
            description = "Runs the very validation of a sign-in on an ID token and prints each check.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:accepted", "1:rejected", "2:unreadable"},
            mixinStandardHelpOptions = true)
    static final class Inspect implements Callable<Integer> {
        @CommandLine.Option(names = "--jwks", required = true, description = "The provider's keys, a file.")
        private @Nullable Path jwks;

        @CommandLine.Option(names = "--issuer", required = true, description = "The issuer that is expected.")
        private String issuer = "";

        @CommandLine.Option(names = "--client-id", required = true, description = "The audience that is expected.")
        private String clientId = "";

        @CommandLine.Option(names = "--nonce", description = "The nonce that is expected. Default: not checked.")
        private @Nullable String nonce;

        @CommandLine.Option(
                names = "--at",
                description = "The time to judge by, as 2026-11-24T12:00:00Z. Default: now.")
        private @Nullable Instant at;

        @CommandLine.Parameters(paramLabel = "TOKEN", description = "A file that holds the ID token.")
        private @Nullable Path token;

        @Override
        public Integer call() {
            Optional<String> keys = InspectedFile.read(jwks);
            Optional<String> text = InspectedFile.read(token);
            if (keys.isEmpty() || text.isEmpty()) {
                return 2;
            }
            InspectionReport report = OidcInspection.inspect(
                    text.get(),
                    keys.get(),
                    issuer,
                    clientId,
                    Optional.ofNullable(nonce),
                    Optional.ofNullable(at).orElseGet(Instant::now));
            System.out.print(report.text());
            return report.exitCode();
        }
    }
}
