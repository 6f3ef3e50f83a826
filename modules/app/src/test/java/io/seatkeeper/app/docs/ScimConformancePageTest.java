package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScimConformancePageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "scim-conformance.md");
    private static final Path MODULES = Path.of("..");
    /** An annotation, or the method that the annotations before it belong to. */
    private static final Pattern MARK =
            Pattern.compile("@Rfc\\(\"(?<rfc>\\d+) §(?<section>[\\d.]+)\"\\)|\\bvoid (?<name>\\w+)\\(");

    private static final String HEAD = """
            # SCIM conformance

            What RFC 7643 (schema), RFC 7644 (protocol) and RFC 9865 (cursors) ask of a server, section by section, each with the test
            that fails when it no longer holds. What identity providers send beside the RFCs stands with its sources in
            `modules/scim/src/test/resources/shapes/`.

            Written from the tests' `@Rfc` annotations by `ScimConformancePageTest`; after a change there:
            `mvn test -pl modules/app -am -Dtest=ScimConformancePageTest -Dconformance.write=true -Dsurefire.failIfNoSpecifiedTests=false`
            """;

    /** @param section in numbers, so that 3.10 follows 3.9 */
    private record Requirement(String rfc, List<Integer> section, String statement, String test)
            implements Comparable<Requirement> {
        @Override
        public int compareTo(Requirement other) {
            return Comparator.comparing(Requirement::rfc)
                    .thenComparing(
                            Requirement::section,
                            (one, another) -> Arrays.compare(
                                    one.stream().mapToInt(part -> part).toArray(),
                                    another.stream().mapToInt(part -> part).toArray()))
                    .thenComparing(Requirement::statement)
                    .thenComparing(Requirement::test)
                    .compare(this, other);
        }

        String row() {
            return "| %s | %s | `%s` |%n"
                    .formatted(section.stream().map(String::valueOf).collect(Collectors.joining(".")), statement, test);
        }
    }

    @Test
    void thePageHoldsEveryRequirementThatATestNames() throws IOException {
        Map<String, List<Requirement>> byRfc = requirements().stream()
                .sorted()
                .distinct()
                .collect(Collectors.groupingBy(Requirement::rfc, TreeMap::new, Collectors.toList()));
        String page = HEAD
                + byRfc.entrySet().stream()
                        .map(rfc -> "\n## RFC " + rfc.getKey() + "\n\n| § | what holds | test |\n| --- | --- | --- |\n"
                                + rfc.getValue().stream().map(Requirement::row).collect(Collectors.joining()))
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("conformance.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static List<Requirement> requirements() throws IOException {
        List<Requirement> requirements = new ArrayList<>();
        for (String module : List.of("scim", "directory", "app")) {
            try (Stream<Path> files = Files.walk(MODULES.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    read(file, requirements);
                }
            }
        }
        return requirements;
    }

    private static void read(Path file, List<Requirement> requirements) throws IOException {
        String test = file.getFileName().toString().replace(".java", "");
        List<String[]> pending = new ArrayList<>();
        Matcher mark = MARK.matcher(Files.readString(file));
        while (mark.find()) {
            if (mark.group("name") == null) {
                pending.add(new String[] {mark.group("rfc"), mark.group("section")});
                continue;
            }
            String statement = sentence(mark.group("name"));
            for (String[] each : pending) {
                List<Integer> section =
                        Stream.of(each[1].split("\\.")).map(Integer::valueOf).toList();
                requirements.add(new Requirement(each[0], section, statement, test));
            }
            pending.clear();
        }
    }

    /** {@code aPasswordIsDropped} as {@code A password is dropped}. */
    private static String sentence(String name) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
