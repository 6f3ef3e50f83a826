package io.seatkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code docs/benchmarks.md}: a section for each part, of which a run replaces those that it measured. */
final class BenchmarksPage {
    private static final String HEAD = """
            # Benchmarks

            Written by `mvn -P bench -pl modules/bench -am -DskipTests verify`; with `-Dbench.parts=SCIM` only that section is measured anew. It needs `pgbench` (Debian: `apt-get install postgresql-15`). The service runs as its own process by `./seatkeeper serve`, beside a durable PostgreSQL (fsync and synchronous commit on). pgbench does the statements of the same step, taken from the product's own classes, prepared, with as many connections as the service has (16), with the service idle.
            """;

    private static final String MARK = "\n## ";

    private final Path file;

    BenchmarksPage(Path root) {
        this.file = root.resolve("docs/benchmarks.md");
    }

    /** Puts a section in the place of the one with the same title, or behind all others. */
    void put(String title, String text) throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        String before = Files.exists(file) ? Files.readString(file) : "";
        for (String section :
                before.substring(Math.max(0, before.indexOf(MARK))).split(MARK, -1)) {
            if (before.contains(MARK) && !section.isBlank()) {
                sections.put(section.substring(0, section.indexOf('\n')), section.substring(section.indexOf('\n') + 1));
            }
        }
        sections.put(title, "\n" + text.strip() + "\n");
        StringBuilder page = new StringBuilder(HEAD);
        sections.forEach((name, body) -> page.append(MARK)
                .append(name)
                .append('\n')
                .append(body.stripTrailing())
                .append('\n'));
        Files.writeString(file, page);
    }
}
