package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.admin.console.connect.Guide.Entry;
import io.seatkeeper.admin.console.connect.Vendor;
import io.seatkeeper.contract.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guides say of the wizard, of the codes and of one another. */
class GuidesTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern CODE_ROW = Pattern.compile("(?m)^\\| *(`[^|]*)\\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @ParameterizedTest
    @EnumSource
    void aVendorsGuideNamesEachFieldAndMenuAsTheWizardDoes(Vendor vendor) throws IOException {
        String guide = words(Files.readString(guide(vendor)));

        Stream<String> wizard = Stream.of(
                        vendor.oidc().entries().stream().map(Entry::label),
                        vendor.saml().entries().stream().map(Entry::label),
                        Stream.of(
                                vendor.oidc().where(),
                                vendor.oidc().issuer(),
                                vendor.oidc().issuerExample(),
                                vendor.oidc().clientId(),
                                vendor.oidc().clientSecret(),
                                vendor.saml().where(),
                                vendor.saml().metadata()))
                .flatMap(labels -> labels)
                .flatMap(label -> Arrays.stream(label.split(" → ")))
                .flatMap(part -> Arrays.stream(part.split("(, then|:) ")));

        assertThat(wizard).allSatisfy(part -> assertThat(guide).containsIgnoringCase(part));
    }

    @ParameterizedTest
    @EnumSource
    void aVendorsGuideNamesCodesThatThereAre(Vendor vendor) throws IOException {
        String guide = Files.readString(guide(vendor));
        String table = guide.substring(guide.indexOf("| code | what to do |"));

        List<String> codes = CODE_ROW.matcher(table)
                .results()
                .flatMap(row -> QUOTED.matcher(row.group(1)).results())
                .map(code -> code.group(1))
                .toList();

        assertThat(codes).hasSizeGreaterThan(5).doesNotHaveDuplicates();
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::text)).containsAll(codes);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkWithinLeadsSomewhere(Path page) throws IOException {
        List<String> links = LINK.matcher(prose(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .toList();

        assertThat(links).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
            assertThat(target).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).contains(parts[1]);
            }
        });
    }

    @Test
    void everyGuideIsNamedWhereGuidesAreListed() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        try (Stream<Path> guides = Files.list(ROOT.resolve("docs/guides"))) {
            assertThat(guides.map(guide -> "docs/guides/" + guide.getFileName()))
                    .allSatisfy(guide -> assertThat(readme).contains("(" + guide + ")"));
        }
    }

    static Stream<Path> pages() throws IOException {
        List<Path> pages;
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            pages = Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
        return pages.stream();
    }

    private static Path guide(Vendor vendor) {
        return ROOT.resolve("docs/guides/" + vendor.text() + ".md");
    }

    /** Without marks of emphasis and ends of lines, as it is read. */
    private static String words(String page) {
        return page.replaceAll("[*`]", "").replaceAll("\\s+", " ");
    }

    private static String prose(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?ms)^ *```.*?^ *```$", "").replaceAll("`[^`\\n]*`", "");
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map((MatchResult heading) -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
