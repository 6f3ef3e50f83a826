package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever sets an alarm by the operations page waits for something that a node does tell. */
class OperationsPageIT {
    private static final Pattern METRIC = Pattern.compile("`((?:vertx|jvm|seatkeeper)_[a-z_]+)`");
    private static final Pattern PATH = Pattern.compile("\\| `(/[a-z/]+)` \\|");

    @Test
    void everyPathAnswersAndEveryMetricIsTold() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "operations.md"));
        try (Installation service = new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1)) {
            service.organization(service.operator(), "acme", 1);
            Installation.signIn(service.baseUrl(0), "acme", "ada@acme.example");

            List<String> paths = named(PATH, page).toList();
            assertThat(paths)
                    .hasSize(4)
                    .allSatisfy(path -> assertThat(open(service, path).status()).isEqualTo(200));
            List<String> metrics = named(METRIC, page).toList();
            assertThat(metrics).hasSizeGreaterThan(5);
            assertThat(open(service, "/metrics").body()).contains(metrics);
        }
    }

    private static Page open(Installation service, String path) {
        return new TestBrowser().open(service.managementUrl(0) + path);
    }

    private static Stream<String> named(Pattern pattern, String page) {
        return pattern.matcher(page).results().map((MatchResult found) -> found.group(1));
    }
}
