package io.seatkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine that the figures come from, in one sentence. */
final class Machine {
    private Machine() {}

    static String described(String postgresVersion, double loadBefore) {
        return ("%d × %s, %s of memory, %s, Java %s, PostgreSQL %s; service, practice IdP, PostgreSQL, pgbench and driver all on"
                        + " it. Other programs' load before the run: %.1f (load average of a minute; 0 is a quiet machine, and"
                        + " more than 1 makes every figure worse)")
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                        line("/proc/meminfo", "MemTotal")
                                .map(kilobytes ->
                                        Long.parseLong(kilobytes.replaceAll("[^0-9]", "")) / 1_048_576 + " GiB")
                                .orElse("an unknown amount"),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        Runtime.version().toString(),
                        postgresVersion,
                        loadBefore);
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
