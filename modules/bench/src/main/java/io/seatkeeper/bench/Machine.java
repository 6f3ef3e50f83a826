package io.seatkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine that the figures come from, in one sentence. */
final class Machine {
    private Machine() {}

    static String described(String postgresVersion) {
        return "%d × %s, %s of memory, %s, Java %s, PostgreSQL %s; service, practice IdP, PostgreSQL, pgbench and driver all on it"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                        line("/proc/meminfo", "MemTotal")
                                .map(kilobytes ->
                                        Long.parseLong(kilobytes.replaceAll("[^0-9]", "")) / 1_048_576 + " GiB")
                                .orElse("an unknown amount"),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        Runtime.version().toString(),
                        postgresVersion);
    }

    private static Optional<String> line(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException notThisSystem) {
            return Optional.empty();
        }
    }
}
