package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An alert rule or a panel that asks for what no node tells never fires and shows nothing, and nobody notices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchIT {
    private static final Path ROOT = Path.of("..", "..");
    /** What Prometheus itself writes on everything that it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");
    /** Told by the blackbox exporter, not by a node. */
    private static final String PROBE = "probe_success";

    private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern ANNOTATED = Pattern.compile("\\$labels\\.(\\w+)");
    private static final Pattern VALUES = Pattern.compile("label_values\\((.*), *(\\w+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private Exposition told = new Exposition(List.of());

    /** A first sign-in, a refusal, and a fault: a table is taken from under the service. */
    @BeforeAll
    void serve() {
        DatabaseAddress address = TestPostgres.migrated();
        try (Installation service = new Installation(address, MasterKey.parse(MasterKey.random()), 1)) {
            service.organization(service.operator(), "acme", 1);
            TestBrowser browser = new TestBrowser();
            Installation.signIn(browser, service.baseUrl(0), "acme", "ada@acme.example");
            assertThat(new TestBrowser().open(service.baseUrl(0) + "/session").status())
                    .isEqualTo(401);
            TestPostgres.execute(address, "ALTER TABLE session RENAME TO lost");
            assertThat(browser.open(service.baseUrl(0) + "/session").status()).isEqualTo(500);
            told = Exposition.read(
                    browser.open(service.managementUrl(0) + "/metrics").body());
        }
    }

    @Test
    void everyAlertAsksForWhatANodeTells() throws IOException {
        List<JsonObject> rules = rules();

        assertThat(rules).hasSizeGreaterThan(5).allSatisfy(rule -> {
            Set<String> shown =
                    named(ANNOTATED, rule.getJsonObject("annotations").encode());
            assertTold(rule.getString("expr"), shown);
        });
    }

    @Test
    void everyAlertLeadsToAHeadingOfTheOperationsPageAndEveryRunbookHasAnAlert() throws IOException {
        Set<String> anchors = new HashSet<>();
        Set<String> runbooks = new HashSet<>();
        for (String heading : named(HEADING, page("docs/operations.md"))) {
            anchors.add("docs/operations.md#" + anchor(heading));
            if (heading.startsWith("Seatkeeper")) {
                runbooks.add(heading);
            }
        }

        assertThat(rules())
                .allSatisfy(rule -> assertThat(rule.getJsonObject("annotations").getString("runbook"))
                        .as(rule.getString("alert"))
                        .isIn(anchors))
                .extracting(rule -> rule.getString("alert"))
                .containsExactlyInAnyOrderElementsOf(runbooks);
    }

    @Test
    void everyPanelAndVariableOfTheDashboardAsksForWhatANodeTells() throws IOException {
        List<String> asked = new ArrayList<>();
        walk(new JsonObject(page("deploy/grafana/seatkeeper.json")), (name, holder) -> {
            switch (name) {
                case "expr" -> assertTold(holder.getString(name), named(LEGEND, holder.getString("legendFormat", "")));
                case "definition" -> assertValues(holder.getString(name));
                case "query" -> {
                    if (holder.getValue(name) instanceof String query && query.startsWith("label_values")) {
                        assertValues(query);
                    }
                }
                default -> {
                    return;
                }
            }
            asked.add(name);
        });

        assertThat(asked).filteredOn("expr"::equals).hasSizeGreaterThan(20);
        assertThat(asked).filteredOn("definition"::equals).hasSize(2);
    }

    /** Each series that a query selects is there, with the labels that it names and those that are shown of its answer. */
    private void assertTold(String text, Set<String> shown) {
        PromQuery query = PromQuery.read(text);
        assertThat(query.selectors()).as(text).isNotEmpty();
        Set<String> labels = new HashSet<>(OF_PROMETHEUS);
        for (PromQuery.Selector selector : query.selectors()) {
            if (selector.metric().equals(PROBE)) {
                assertThat(selector.demands())
                        .as(text)
                        .containsExactly(new PromQuery.Demand("job", "=", "seatkeeper-ready"));
                continue;
            }
            Set<String> known = told.labels(selector.metric());
            List<PromQuery.Demand> ours = selector.demands().stream()
                    .filter(demand -> !OF_PROMETHEUS.contains(demand.label()))
                    .toList();
            assertThat(known)
                    .as("%s of %s", selector.metric(), text)
                    .containsAll(ours.stream().map(PromQuery.Demand::label).toList());
            assertThat(told.of(selector.metric()))
                    .as("%s of %s", selector, text)
                    .anyMatch(series -> ours.stream()
                            .allMatch(demand -> demand.holds(series.labels().getOrDefault(demand.label(), ""))));
            labels.addAll(known);
        }
        assertThat(labels).as(text).containsAll(query.kept()).containsAll(query.left());
        labels.removeAll(query.left());
        assertThat(query.kept().isEmpty() ? labels : query.kept())
                .as("shown of %s", text)
                .containsAll(shown);
    }

    private void assertValues(String text) {
        var values = VALUES.matcher(text);
        assertThat(values.matches()).as(text).isTrue();
        assertTold(values.group(1), Set.of(values.group(2)));
    }

    private static List<JsonObject> rules() throws IOException {
        Map<String, Object> file =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(page("deploy/prometheus/alerts.yaml"));
        List<JsonObject> rules = new ArrayList<>();
        walk(new JsonObject(file), (name, holder) -> {
            if (name.equals("alert")) {
                rules.add(holder);
            }
        });
        return rules;
    }

    /** Shows every field of an object, and of those within it, with the object that holds it. */
    private static void walk(Object value, BiConsumer<String, JsonObject> field) {
        switch (value) {
            case JsonObject object ->
                object.forEach(entry -> {
                    field.accept(entry.getKey(), object);
                    walk(object.getValue(entry.getKey()), field);
                });
            case JsonArray array -> array.forEach(within -> walk(within, field));
            case null, default -> {}
        }
    }

    private static Set<String> named(Pattern pattern, String text) {
        return new HashSet<>(Stream.of(text)
                .flatMap(all -> pattern.matcher(all).results())
                .map(found -> found.group(1))
                .toList());
    }

    /** How a heading is linked to. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
    }

    private static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve(name));
    }
}
