package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each block of commands in the documents is run by a test, or it is said here why not. */
class ShellBlocksTest {
    private static final Path TESTS = Path.of("src", "test", "java", "io", "seatkeeper", "app");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "shell", "console", "text");

    /** All that stands under a heading, and the test that runs it. */
    private static final Map<String, String> RUN = Map.ofEntries(
            Map.entry("README.md#See it", "docs/ReadmeIT"),
            Map.entry("README.md#An organization of your own, in two lines", "docs/ReadmeIT"),
            Map.entry("README.md#People and teams, pushed by SCIM", "docs/ReadmeIT"),
            Map.entry("README.md#Run it", "docs/ReadmeIT"),
            Map.entry("deploy/README.md#By the chart, on Kubernetes", "shipped/ChartValuesIT"),
            Map.entry("docs/operations.md#Back-up", "node/DumpAndRestoreIT"),
            Map.entry("docs/operations.md#Restore", "node/DumpAndRestoreIT"),
            Map.entry("docs/operations.md#From the embedded database to one of your own", "node/DumpAndRestoreIT"),
            Map.entry("docs/guides/keycloak.md#OpenID Connect", "keycloak/KeycloakOidcIT"),
            Map.entry("docs/guides/keycloak.md#SAML", "keycloak/KeycloakSamlIT"),
            Map.entry("docs/guides/other.md#What we take from it", "docs/AttributeNamesIT"),
            Map.entry("docs/guides/product.md#Register it", "docs/GuidedProduct"),
            Map.entry("docs/guides/product.md#Keycloak in between", "keycloak/KeycloakBrokerIT"));

    /** A block's first line, and why no test runs it. */
    private static final Map<String, String> LEFT = Map.of(
            "./seatkeeper test",
            "is the run that this test is part of",
            "./seatkeeper test -P shipped -pl modules/app -am     # modules/app/target/seatkeeper-image.tar;"
                    + " -Dmaven.test.skip=true leaves the tests out",
            "is a step of .ci/run; to load an image takes an engine",
            "PUBLIC_URL=https://door.example.com docker compose -p seatkeeper -f deploy/compose.yaml up -d",
            "takes an engine; ComposeFileTest and ProxyIT hold what it reads",
            "kubectl create secret generic seatkeeper --namespace door --from-env-file=secrets.env",
            "takes a cluster; ChartIT and ChartServesIT hold what it would get",
            "java -cp seatkeeper.jar .ci/Audit.java seatkeeper.cdx.json seatkeeper.jar .ci/audit-accepted",
            "asks osv.dev; AuditIT runs it against one of its own");

    @Test
    void everyBlockIsRunByATestOrSaidToBeLeft() throws IOException {
        List<String> neither = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (String page : pages()) {
            for (Guide.Block block : new Guide(page).blocks()) {
                if (SHELLS.contains(block.language())) {
                    String firstLine =
                            block.code().lines().findFirst().orElse("").strip();
                    String heading = page + "#" + block.heading();
                    if (!LEFT.containsKey(firstLine) && !RUN.containsKey(heading)) {
                        neither.add(heading + ": " + firstLine);
                    }
                    found.add(LEFT.containsKey(firstLine) ? firstLine : heading);
                }
            }
        }

        assertThat(neither).as("run it in a test, or say why not").isEmpty();
        assertThat(found)
                .as("what is said of blocks that are no more")
                .containsAll(RUN.keySet())
                .containsAll(LEFT.keySet());
    }

    @Test
    void everyTestThatIsNamedFollowsThatHeading() throws IOException {
        for (Map.Entry<String, String> run : RUN.entrySet()) {
            String heading = run.getKey().substring(run.getKey().indexOf('#') + 1);
            assertThat(Files.readString(TESTS.resolve(run.getValue() + ".java")))
                    .as(run.getValue())
                    .contains('"' + heading + '"');
        }
    }

    private static List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>(List.of("README.md", "deploy/README.md"));
        try (Stream<Path> files = Files.walk(Guide.ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> Guide.ROOT.relativize(file).toString())
                    .forEach(pages::add);
        }
        return pages;
    }
}
