package io.seatkeeper.app.shipped;

import static io.seatkeeper.app.shipped.Chart.container;
import static io.seatkeeper.app.shipped.Chart.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.docs.Guide;
import io.seatkeeper.platform.configuration.Setting;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart may be told, and what of it becomes a setting. */
@Tag("shipped")
class ChartValuesIT {
    private static final String HEADING = "By the chart, on Kubernetes";
    private static final Set<String> SECRETS =
            Set.of("SEATKEEPER_DATABASE_URL", "SEATKEEPER_MASTER_KEY", "SEATKEEPER_SMTP_URL");

    /** All that is nothing in a pod: it keeps no data, and listens where it is reached. */
    private static final Set<String> LEFT =
            Set.of("SEATKEEPER_HTTP_HOST", "SEATKEEPER_DATA_DIR", "SEATKEEPER_MASTER_KEY_FILE");

    @ParameterizedTest
    @ValueSource(strings = {Chart.LEAST, Chart.ALL})
    void helmFindsNothingToSay(String values) {
        Helm.Ended ended = Helm.run(values, "lint", Chart.FOLDER.toString(), "--strict");
        assertThat(ended.code()).as(ended.output() + ended.errors()).isZero();
    }

    @Test
    void theReadmeSaysAllThatMustBeGiven() throws IOException {
        Guide readme = new Guide("deploy/README.md");
        Path folder = Files.createTempDirectory(Helm.folder(), "readme");
        Files.createSymbolicLink(
                folder.resolve("deploy"), Path.of("..", "..", "deploy").toRealPath());
        Files.writeString(folder.resolve("door.yaml"), readme.code(HEADING, "yaml"));

        String path = Helm.folder() + File.pathSeparator + System.getenv("PATH");
        assertThat(readme.follow(HEADING, Map.of("PATH", path), folder))
                .contains("1 chart(s) linted, 0 chart(s) failed", "kind: Deployment");
    }

    @Test
    void whatMustBeGivenIsAskedForByName() {
        assertThat(refusal(""))
                .contains(
                        "/image/repository",
                        "SEATKEEPER_PUBLIC_URL",
                        "/secrets/databaseUrl/name",
                        "/secrets/masterKey/name",
                        "/networkPolicy/proxies",
                        "/networkPolicy/database/to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replica: 3 | replica",
                "replicas: 0 | /replicas",
                "settings: {SEATKEEPER_LOGLEVEL: info} | SEATKEEPER_LOGLEVEL",
                "settings: {SEATKEEPER_MASTER_KEY: in-the-open} | SEATKEEPER_MASTER_KEY",
                "settings: {SEATKEEPER_LOG_LEVEL: loud} | /settings/SEATKEEPER_LOG_LEVEL",
                "settings: {SEATKEEPER_DRAIN_SECONDS: 301} | /settings/SEATKEEPER_DRAIN_SECONDS",
                "settings: {SEATKEEPER_TRUSTED_PROXIES: [proxy]} | /settings/SEATKEEPER_TRUSTED_PROXIES",
                "settings: {SEATKEEPER_PUBLIC_URL: http://door.example.com} | /settings/SEATKEEPER_PUBLIC_URL",
                "settings: {SEATKEEPER_PUBLIC_URL: https://door.example.com/} | /settings/SEATKEEPER_PUBLIC_URL",
                "secrets: {databaseUrl: {value: in-the-open}} | /secrets/databaseUrl",
                "secrets: {smtpUrl: {name: mail}} | SEATKEEPER_MAIL_FROM",
                "resources: {limits: {memory: null}} | /resources/limits",
                "podLabels: {app.kubernetes.io/name: mine} | app.kubernetes.io/name",
                "networkPolicy: {database: {to: [{podSelectors: {}}]}} | podSelectors",
                "networkPolicy: {proxies: [{}]} | /networkPolicy/proxies/0",
                "networkPolicy: {publicPorts: []} | /networkPolicy/publicPorts",
                "ingress: {host: door.example.com} | host",
            })
    void whatIsWrongIsRefused(String wrong, String where) {
        JsonObject values = Chart.documents(Chart.LEAST).getFirst();
        values.mergeIn(Chart.documents(wrong).getFirst(), true);

        assertThat(refusal(values.encode())).contains(where);
    }

    @Test
    void everySettingCanBeGivenAndNoneThatIsNone() throws IOException {
        Set<String> known = Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
        JsonObject schema = new JsonObject(Files.readString(Chart.FOLDER.resolve("values.schema.json")));
        Set<String> open = schema.getJsonObject("properties")
                .getJsonObject("settings")
                .getJsonObject("properties")
                .fieldNames();
        List<String> given = each(container(Chart.rendered(Chart.ALL).node()).getJsonArray("env"))
                .map(variable -> variable.getString("name"))
                .toList();

        assertThat(given).doesNotHaveDuplicates().containsAll(open);
        Set<String> together = new HashSet<>(given);
        together.addAll(LEFT);
        assertThat(together).isEqualTo(known).hasSize(given.size() + LEFT.size());
    }

    @Test
    void secretsAreReferredToAndStandNowhere() {
        Chart chart = Chart.rendered(Chart.ALL);
        for (JsonObject pod : List.of(chart.node(), chart.migration())) {
            assertThat(each(container(pod).getJsonArray("env")).filter(variable -> variable.containsKey("valueFrom")))
                    .containsExactly(
                            secret("SEATKEEPER_DATABASE_URL", "door-database", "uri"),
                            secret("SEATKEEPER_MASTER_KEY", "door", "master"),
                            secret("SEATKEEPER_SMTP_URL", "mail", "url"));
        }
        assertThat(each(container(chart.node()).getJsonArray("env"))
                        .filter(variable -> variable.containsKey("value"))
                        .map(variable -> variable.getString("name")))
                .doesNotContainAnyElementsOf(SECRETS);
        assertThat(chart.kinds()).doesNotContain("Secret", "ConfigMap");
    }

    @Test
    void whoVouchesForTheDatabaseIsWhereItsAddressSays() {
        Chart chart = Chart.rendered(Chart.ALL);
        for (JsonObject pod : List.of(chart.node(), chart.migration())) {
            assertThat(pod.getJsonObject("spec").getJsonArray("volumes").getJsonObject(1))
                    .isEqualTo(new JsonObject("""
                            {"name": "database-authority", "secret": {"secretName": "door-ca",
                             "items": [{"key": "tls.crt", "path": "database-authority.pem"}]}}
                            """));
            assertThat(container(pod).getJsonArray("volumeMounts").getJsonObject(1))
                    .isEqualTo(new JsonObject("""
                            {"name": "database-authority", "mountPath": "/etc/seatkeeper", "readOnly": true}
                            """));
        }
        assertThat(Chart.rendered(Chart.LEAST).node().encode()).doesNotContain("authority");
    }

    @Test
    void listsAndNumbersBecomeWhatSettingsAreWrittenAs() {
        assertThat(each(container(Chart.rendered(Chart.ALL).node()).getJsonArray("env")))
                .contains(
                        JsonObject.of("name", "SEATKEEPER_TRUSTED_PROXIES", "value", "10.0.0.0/8,fd00::/8"),
                        JsonObject.of("name", "SEATKEEPER_SCIM_REQUESTS_PER_SECOND", "value", "10000"));
    }

    @Test
    void itIsOfTheImagesVersion() throws IOException {
        String version =
                Image.unpacked().config().getJsonObject("Labels").getString("org.opencontainers.image.version");
        JsonObject chart = Chart.documents(Files.readString(Chart.FOLDER.resolve("Chart.yaml")))
                .getFirst();
        assertThat(chart.getString("appVersion")).isEqualTo(version);
        assertThat(container(Chart.rendered(Chart.LEAST).node()).getString("image"))
                .isEqualTo("registry.example/seatkeeper:" + version);
        assertThat(container(Chart.rendered(Chart.ALL).node()).getString("image"))
                .isEqualTo("registry.example:5000/door/seatkeeper@sha256:" + "a".repeat(64));
    }

    private static String refusal(String values) {
        Helm.Ended ended = Helm.run(values, "template", "door", Chart.FOLDER.toString());
        assertThat(ended.code()).as(ended.output()).isNotZero();
        assertThat(ended.output()).isEmpty();
        return ended.errors();
    }

    private static JsonObject secret(String variable, String name, String key) {
        JsonObject reference = JsonObject.of("name", name, "key", key);
        return JsonObject.of("name", variable, "valueFrom", JsonObject.of("secretKeyRef", reference));
    }
}
