package io.seatkeeper.app.command;

import io.seatkeeper.jit.identity.InspectionReport;
import io.seatkeeper.jit.saml.SamlInspection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** SAML at an engineer's desk. */
@CommandLine.Command(
        name = "saml",
        description = "Looks into what a SAML identity provider sent.",
        mixinStandardHelpOptions = true,
        subcommands = SamlCommand.Inspect.class)
public final class SamlCommand implements Runnable {
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    @CommandLine.Command(
            name = "inspect",
            description = "Runs the very validation of a sign-in on a response and prints each check.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:accepted", "1:rejected", "2:unreadable"},
            mixinStandardHelpOptions = true)
    static final class Inspect implements Callable<Integer> {
        @CommandLine.Option(names = "--metadata", required = true, description = "The provider's metadata, a file.")
        private @Nullable Path metadata;

        @CommandLine.Option(names = "--sp-entity-id", required = true, description = "The audience that is expected.")
        private String serviceProvider = "";

        @CommandLine.Option(names = "--acs", required = true, description = "The URL that received the response.")
        private String acsUrl = "";

        @CommandLine.Option(names = "--request-id", description = "The request it answers. Default: not checked.")
        private @Nullable String requestId;

        @CommandLine.Option(
                names = "--at",
                description = "The time to judge by, as 2026-11-24T12:00:00Z. Default: now.")
        private @Nullable Instant at;

        @CommandLine.Option(
                names = "--sp-key",
                description = "Our RSA key (PKCS #8, PEM), a file, where the response is encrypted.")
        private @Nullable Path key;

        @CommandLine.Parameters(paramLabel = "RESPONSE", description = "A file that holds it, as XML or base64.")
        private @Nullable Path response;

        @Override
        public Integer call() {
            Optional<String> provider = InspectedFile.read(metadata);
            Optional<String> answer = InspectedFile.read(response);
            Optional<String> ours = key == null ? Optional.empty() : InspectedFile.read(key);
            if (provider.isEmpty() || answer.isEmpty() || (key != null && ours.isEmpty())) {
                return 2;
            }
            InspectionReport report = SamlInspection.inspect(
                    answer.get(),
                    provider.get(),
                    serviceProvider,
                    acsUrl,
                    Optional.ofNullable(requestId),
                    ours,
                    Optional.ofNullable(at).orElseGet(Instant::now));
            System.out.print(report.text());
            return report.exitCode();
        }
    }
}
