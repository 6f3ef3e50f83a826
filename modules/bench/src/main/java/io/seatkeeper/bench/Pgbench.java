package io.seatkeeper.bench;

import io.seatkeeper.platform.database.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, on scripts of the product's own statements. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+)");

    private final Path program;
    private final DatabaseAddress address;
    private final Path folder;

    private Pgbench(Path program, DatabaseAddress address, Path folder) {
        this.program = program;
        this.address = address;
        this.folder = folder;
    }

    /** The one in {@code PGBENCH}, on the path, or where Debian keeps it. */
    static Pgbench find(DatabaseAddress address, Path folder) {
        Stream<Path> named = Optional.ofNullable(System.getenv("PGBENCH")).map(Path::of).stream();
        Stream<Path> onPath =
                Arrays.stream(System.getenv("PATH").split(":", -1)).map(entry -> Path.of(entry, "pgbench"));
        Path program = Stream.concat(Stream.concat(named, onPath), debians())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "pgbench is missing; install it (apt-get install postgresql-15) or set PGBENCH"));
        return new Pgbench(program, address, folder);
    }

    private static Stream<Path> debians() {
        Path home = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(home)) {
            return Stream.empty();
        }
        try (Stream<Path> versions = Files.list(home)) {
            return versions
                    .sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin/pgbench"))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    /**
     * Runs a script with this many connections, prepared, and returns transactions a second. A script may count in the variable
     * {@code turn}, which is 0 at first in each connection.
     */
    double rate(String name, List<String> script, int connections, Duration duration) {
        Path file = folder.resolve(name + ".sql");
        try {
            Files.write(file, script);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String printed = Program.run(
                List.of(
                        program.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--define=turn=0",
                        "--client=" + connections,
                        "--jobs=1",
                        "--time=" + duration.toSeconds(),
                        "--file=" + file,
                        "--host=" + address.host(),
                        "--port=" + address.port(),
                        "--username=" + address.user(),
                        address.database()),
                Map.of("PGPASSWORD", address.password(), "PGSSLMODE", "disable"),
                folder.resolve(name + ".out"),
                duration.plusSeconds(60));
        Matcher failed = FAILED.matcher(printed);
        Matcher rate = RATE.matcher(printed);
        if (!rate.find() || (failed.find() && !failed.group(1).equals("0")) || printed.contains("aborted")) {
            throw new IllegalStateException("pgbench did not go through " + name + ": " + printed);
        }
        return Double.parseDouble(rate.group(1));
    }
}
