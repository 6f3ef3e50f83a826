package io.seatkeeper.app.shipped;

import static io.seatkeeper.app.shipped.Chart.container;
import static io.seatkeeper.app.shipped.Chart.each;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the chart makes: each object by the API's own types, and who is chosen, what may be done and in which order. */
@Tag("shipped")
class ChartIT {
    private static final int FINISH_SECONDS = 35;
    private static final int LONGEST_NAME = 63;

    private final Chart least = Chart.rendered(Chart.LEAST);
    private final Chart all = Chart.rendered(Chart.ALL);

    @Test
    void everyObjectFitsItsTypeOfTheApi() {
        Stream.of(least, all)
                .flatMap(chart -> chart.objects().stream())
                .filter(object -> !object.getString("kind").equals("ServiceMonitor")) // is none of the API's own
                .forEach(KubernetesType::requireSound);

        assertUnsound("\"readOnlyRootFilesystem\"", "\"readonlyRootFilesystem\"", "readonlyRootFilesystem");
        assertUnsound("\"replicas\":2", "\"replicas\":\"2\"", "replicas");
        assertUnsound("\"name\":\"door-database\",\"key\":\"uri\"", "\"name\":\"door-database\"", "key");
    }

    @Test
    void whatIsNotAskedForIsNotThere() {
        List<String> always = List.of("Deployment", "Job", "Service", "Service");
        List<String> byDefault = List.of("NetworkPolicy", "NetworkPolicy", "PodDisruptionBudget");
        assertThat(least.kinds())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(always.stream(), byDefault.stream()).toList());
        assertThat(all.kinds())
                .containsExactlyInAnyOrderElementsOf(Stream.of(always, byDefault, List.of("Ingress", "ServiceMonitor"))
                        .flatMap(List::stream)
                        .toList());
        assertThat(Chart.rendered(Chart.LEAST.replace("  proxies:", "  enabled: false\n  proxies:") + "replicas: 1\n")
                        .kinds())
                .containsExactlyInAnyOrderElementsOf(always);
    }

    @Test
    void noPodMayMoreThanItMust() {
        for (JsonObject pod : List.of(least.node(), least.migration(), all.node(), all.migration())) {
            JsonObject spec = pod.getJsonObject("spec");
            assertThat(spec.getJsonObject("securityContext")).isEqualTo(new JsonObject("""
                            {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}}
                            """));
            assertThat(spec.getBoolean("automountServiceAccountToken")).isFalse();
            assertThat(spec.getBoolean("enableServiceLinks")).isFalse();
            assertThat(spec.fieldNames())
                    .doesNotContain("hostNetwork", "hostPID", "hostIPC", "initContainers", "serviceAccountName");
            assertThat(each(spec.getJsonArray("volumes")))
                    .allMatch(volume -> volume.containsKey("secret")
                            || volume.getJsonObject("emptyDir").containsKey("sizeLimit"));
            JsonObject container = container(pod);
            assertThat(container.getJsonObject("securityContext")).isEqualTo(new JsonObject("""
                    {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true, "capabilities": {"drop": ["ALL"]}}
                    """));
            assertThat(container
                            .getJsonObject("resources")
                            .getJsonObject("limits")
                            .getString("memory"))
                    .isNotEmpty();
        }
    }

    @Test
    void selectorsChooseTheNodesAndNobodyElse() {
        for (Chart chart : List.of(least, all)) {
            JsonObject node = labels(chart.node());
            JsonObject migration = labels(chart.migration());
            List<JsonObject> ofNodes = Stream.of(
                            chart.all("Service")
                                    .map(service ->
                                            service.getJsonObject("spec").getJsonObject("selector")),
                            Stream.of(
                                    matchLabels(chart.one("Deployment", ""), "selector"),
                                    matchLabels(chart.one("PodDisruptionBudget", ""), "selector"),
                                    matchLabels(chart.one("NetworkPolicy", ""), "podSelector")))
                    .flatMap(selectors -> selectors)
                    .toList();
            assertThat(ofNodes)
                    .hasSize(5)
                    .allMatch(selector -> chooses(selector, node))
                    .noneMatch(selector -> chooses(selector, migration));
            JsonObject ofMigration = matchLabels(chart.one("NetworkPolicy", "-migration"), "podSelector");
            assertThat(chooses(ofMigration, migration)).isTrue();
            assertThat(chooses(ofMigration, node)).isFalse();
            assertThat(each(chart.node().getJsonObject("spec").getJsonArray("topologySpreadConstraints")))
                    .hasSize(2)
                    .allMatch(spread ->
                            chooses(spread.getJsonObject("labelSelector").getJsonObject("matchLabels"), node));
        }
    }

    @Test
    void theMonitorChoosesTheManagementServiceAlone() {
        JsonObject monitor = all.one("ServiceMonitor", "");
        assertThat(monitor.getJsonObject("metadata").getJsonObject("labels").getString("release"))
                .isEqualTo("prometheus");
        assertThat(monitor.getJsonObject("spec")).isEqualTo(new JsonObject("""
                {"selector": {"matchLabels": {"app.kubernetes.io/name": "seatkeeper", "app.kubernetes.io/instance": "door",
                   "app.kubernetes.io/component": "management"}},
                 "endpoints": [{"port": "management", "path": "/metrics", "interval": "15s"}]}
                """));
        JsonObject selector = matchLabels(monitor, "selector");
        assertThat(all.all("Service").filter(service -> chooses(selector, labels(service))))
                .containsExactly(all.one("Service", "-management"));
    }

    @Test
    void theMigrationNeedsNothingThatComesAfterIt() {
        JsonObject annotations =
                least.one("Job", "-migration").getJsonObject("metadata").getJsonObject("annotations");
        JsonObject ofPolicy = least.one("NetworkPolicy", "-migration")
                .getJsonObject("metadata")
                .getJsonObject("annotations");
        for (JsonObject hook : List.of(annotations, ofPolicy)) {
            assertThat(hook.getString("helm.sh/hook")).isEqualTo("pre-install,pre-upgrade");
            assertThat(hook.getString("helm.sh/hook-delete-policy")).isEqualTo("before-hook-creation,hook-succeeded");
        }
        assertThat(Integer.parseInt(ofPolicy.getString("helm.sh/hook-weight")))
                .isLessThan(Integer.parseInt(annotations.getString("helm.sh/hook-weight")));
        String pod = least.migration().encode();
        assertThat(pod).doesNotContain("configMap", "door-seatkeeper", "serviceAccountName");
        assertThat(container(least.migration()).getJsonArray("args")).isEqualTo(JsonArray.of("migrate"));
        assertThat(env(least.migration())).isEqualTo(env(least.node()));
        assertThat(env(all.migration())).isEqualTo(env(all.node()));
    }

    @Test
    void noNodeGoesBeforeAnotherIsReadyAndNoneIsEndedWhileItDrains() {
        JsonObject update = least.one("Deployment", "").getJsonObject("spec").getJsonObject("strategy");
        assertThat(update.getJsonObject("rollingUpdate")).isEqualTo(JsonObject.of("maxUnavailable", 0, "maxSurge", 1));
        assertThat(seconds(least)).isGreaterThan(10 + FINISH_SECONDS);
        assertThat(seconds(all)).isGreaterThan(25 + FINISH_SECONDS);
        JsonObject ready = container(least.node()).getJsonObject("readinessProbe");
        assertThat(ready.getInteger("periodSeconds") * ready.getInteger("failureThreshold"))
                .as("noticed while it drains")
                .isLessThan(10);
        assertThat(each(env(least.node()))).contains(JsonObject.of("name", "SEATKEEPER_DRAIN_SECONDS", "value", "10"));
    }

    @Test
    void theIngressIsForTheHostOfThePublicUrl() {
        JsonObject spec = all.one("Ingress", "").getJsonObject("spec");
        assertThat(spec.getJsonArray("rules").getJsonObject(0).getString("host"))
                .isEqualTo("door.example.com");
        assertThat(spec.getJsonArray("tls"))
                .isEqualTo(new JsonArray("[{\"hosts\": [\"door.example.com\"], \"secretName\": \"door-tls\"}]"));
    }

    @Test
    void aLongNameStaysOne() {
        Set<String> names = Chart.rendered("a".repeat(53), Chart.ALL).objects().stream()
                .map(object -> object.getJsonObject("metadata").getString("name"))
                .collect(Collectors.toSet());
        assertThat(names).hasSize(3).allMatch(name -> name.length() <= LONGEST_NAME);
        assertThat(Chart.rendered("seatkeeper", Chart.LEAST).objects())
                .anyMatch(object ->
                        object.getJsonObject("metadata").getString("name").equals("seatkeeper"));
    }

    private void assertUnsound(String text, String other, String where) {
        String sound = least.one("Deployment", "").encode();
        assertThat(sound).contains(text);
        assertThatThrownBy(() -> KubernetesType.requireSound(new JsonObject(sound.replace(text, other))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(where);
    }

    private static int seconds(Chart chart) {
        return chart.node().getJsonObject("spec").getInteger("terminationGracePeriodSeconds");
    }

    private static JsonArray env(JsonObject pod) {
        return container(pod).getJsonArray("env");
    }

    private static JsonObject labels(JsonObject object) {
        return object.getJsonObject("metadata").getJsonObject("labels");
    }

    private static JsonObject matchLabels(JsonObject object, String selector) {
        return object.getJsonObject("spec").getJsonObject(selector).getJsonObject("matchLabels");
    }

    private static boolean chooses(JsonObject selector, JsonObject labels) {
        return !selector.isEmpty()
                && selector.stream().allMatch(wanted -> wanted.getValue().equals(labels.getString(wanted.getKey())));
    }
}
