package io.seatkeeper.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.AuditActions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that can only be read from its sources. */
class SourcesTest {
    private static final Path MODULES = Path.of("..");
    private static final int LONGEST_FILE = 330;
    private static final int SHORTEST_PURPOSE = 80;
    private static final Pattern STATEMENT = Pattern.compile(
            "\"\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|LISTEN|NOTIFY|CALL|TRUNCATE|LOCK TABLE|CREATE TABLE)\\b");
    private static final Pattern RECORDED = Pattern.compile("ARRAY\\['([a-z_]+\\.[a-z_]+)'\\]");
    private static final Pattern MOCKS = Pattern.compile("org\\.mockito|easymock|@Disabled|assumeTrue|assumeThat");

    @Test
    void sqlStandsOnlyInClassesNamedSql() throws IOException {
        assertThat(sources("src/main/java"))
                .filteredOn(file -> !name(file).endsWith("Sql.java"))
                .filteredOn(file -> STATEMENT.matcher(read(file)).find())
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        List<Path> packages = sources("src/main/java").stream()
                .map(file -> file.resolveSibling("package-info.java"))
                .distinct()
                .toList();

        assertThat(packages).isNotEmpty().allSatisfy(file -> {
            assertThat(file).exists();
            String text = read(file);
            assertThat(text).contains("@NullMarked");
            assertThat(text.substring(0, text.indexOf("*/"))).hasSizeGreaterThan(SHORTEST_PURPOSE);
        });
    }

    @Test
    void filesStayShortEnoughToBeReadInOneSitting() throws IOException {
        assertThat(sources("src/main/java"))
                .filteredOn(file -> read(file).lines().count() > LONGEST_FILE)
                .isEmpty();
    }

    @Test
    void nothingIsLeftToDoLaterAndNoTestIsSkippedOrPretends() throws IOException {
        assertThat(sources("src"))
                .filteredOn(file -> !name(file).equals("SourcesTest.java"))
                .filteredOn(file -> MOCKS.matcher(read(file)).find()
                        || read(file).contains("TODO")
                        || read(file).contains("FIXME"))
                .isEmpty();
    }

    @Test
    void everyActionThatTheSchemaRecordsIsKnown() throws IOException {
        List<String> recorded = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MODULES, 8)) {
            files.filter(file -> file.toString().contains("src/main/resources/db/migration/"))
                    .forEach(file ->
                            RECORDED.matcher(read(file)).results().forEach(found -> recorded.add(found.group(1))));
        }

        assertThat(recorded).contains("seats.threshold").isSubsetOf(AuditActions.ALL);
    }

    @Test
    void migrationsAreOneHistoryAcrossTheModules() throws IOException {
        List<Integer> numbers;
        try (Stream<Path> files = Files.walk(MODULES, 8)) {
            numbers = files.filter(file -> file.toString().contains("src/main/resources/db/migration/"))
                    .map(SourcesTest::name)
                    .map(file -> Integer.parseInt(file.substring(1, file.indexOf("__"))))
                    .sorted()
                    .toList();
        }

        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
        assertThat(numbers.getLast()).as("no number is left out").isEqualTo(numbers.size());
    }

    private static List<Path> sources(String below) throws IOException {
        try (Stream<Path> files = Files.walk(MODULES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/" + below + "/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
