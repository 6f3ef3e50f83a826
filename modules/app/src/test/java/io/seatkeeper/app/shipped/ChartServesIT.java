package io.seatkeeper.app.shipped;

import static io.seatkeeper.app.shipped.Chart.container;
import static io.seatkeeper.app.shipped.Chart.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The image, told what the chart tells it: first the migration, then a node, whose doors are where the chart says. */
@Tag("shipped")
class ChartServesIT {
    @Test
    void theMigrationAndThenANodeDoAsTheChartSays() throws Exception {
        Chart chart = Chart.rendered(Chart.ALL);
        JsonObject migration = container(chart.migration());
        JsonObject node = container(chart.node());
        Map<String, String> secrets = Map.of(
                "door-database/uri", TestPostgres.empty().url(),
                "door/master", MasterKey.random(),
                "mail/url", "smtps://door:secret@mail.example.com:465");
        assertThat(Image.unpacked()
                        .say(
                                0,
                                environment(migration, secrets),
                                migration.getJsonArray("args").getString(0)))
                .contains("The schema is up to date; applied");

        assertThat(node.getJsonArray("args")).isEqualTo(JsonArray.of("serve"));
        Map<String, String> ports = each(node.getJsonArray("ports"))
                .collect(Collectors.toMap(
                        port -> port.getString("name"),
                        port -> port.getInteger("containerPort").toString()));
        assertThat(environment(node, secrets))
                .containsEntry("SEATKEEPER_HTTP_PORT", ports.get("http"))
                .containsEntry("SEATKEEPER_MANAGEMENT_PORT", ports.get("management"));
        assertThat(Image.unpacked().config().getJsonObject("ExposedPorts").fieldNames())
                .containsExactlyInAnyOrderElementsOf(
                        ports.values().stream().map(port -> port + "/tcp").toList());
        Map<String, String> here = new HashMap<>(environment(node, secrets));
        for (String port : List.of("SEATKEEPER_HTTP_PORT", "SEATKEEPER_MANAGEMENT_PORT")) {
            here.put(port, String.valueOf(ImageNode.freePort()));
        }
        try (ImageNode serving = ImageNode.serve(here, new LinkedBlockingQueue<>())) {
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                JsonObject door = node.getJsonObject(probe).getJsonObject("httpGet");
                assertThat(door.getString("port")).as(probe).isEqualTo("management");
                assertThat(serving.managementStatus(door.getString("path")))
                        .as(probe)
                        .isEqualTo(200);
            }
            JsonObject scraped = chart.one("ServiceMonitor", "")
                    .getJsonObject("spec")
                    .getJsonArray("endpoints")
                    .getJsonObject(0);
            assertThat(serving.managementStatus(scraped.getString("path"))).isEqualTo(200);
            assertThat(serving.managementStatus("/health/other")).isEqualTo(404);
        }
    }

    /** A container's environment, with secrets by {@code name/key}. */
    private static Map<String, String> environment(JsonObject container, Map<String, String> secrets) {
        return each(container.getJsonArray("env"))
                .collect(Collectors.toMap(
                        variable -> variable.getString("name"),
                        variable -> variable.containsKey("value")
                                ? variable.getString("value")
                                : secret(variable.getJsonObject("valueFrom").getJsonObject("secretKeyRef"), secrets)));
    }

    private static String secret(JsonObject reference, Map<String, String> secrets) {
        return Objects.requireNonNull(secrets.get(reference.getString("name") + "/" + reference.getString("key")));
    }
}
