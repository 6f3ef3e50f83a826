package io.seatkeeper.app.command;

import io.seatkeeper.platform.configuration.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where a command's configuration comes from. */
final class ConfigurationOption {
    private static final Path USUAL = Path.of("seatkeeper.yaml");

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A YAML file of settings; the environment wins over it. Default: seatkeeper.yaml, where it exists.")
    private @Nullable Path file;

    /** @throws io.seatkeeper.platform.configuration.ConfigurationFaults with every fault there is */
    Configuration read() {
        Optional<Path> given =
                Optional.ofNullable(file).or(() -> Optional.of(USUAL).filter(Files::exists));
        return Configuration.read(System.getenv(), given);
    }
}
