package io.seatkeeper.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code deploy/chart}, rendered by helm with values of a test. */
final class Chart {
    static final Path FOLDER = Path.of("..", "..", "deploy", "chart");

    /** What must be given, and nothing more. */
    static final String LEAST = """
            image: {repository: registry.example/seatkeeper}
            settings:
              SEATKEEPER_PUBLIC_URL: https://door.example.com
            secrets:
              databaseUrl: {name: door-database, key: uri}
              masterKey: {name: door}
            networkPolicy:
              proxies:
                - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: traefik}}
              database:
                to:
                  - podSelector: {matchLabels: {cnpg.io/cluster: door}}
            """;

    /** Every value that there is, and none as it is by default. */
    static final String ALL = """
            image:
              repository: registry.example:5000/door/seatkeeper
              digest: sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
              pullPolicy: Always
            imagePullSecrets: [{name: registry}]
            replicas: 3
            settings:
              SEATKEEPER_PUBLIC_URL: https://door.example.com:8443
              SEATKEEPER_TRUSTED_PROXIES: [10.0.0.0/8, "fd00::/8"]
              SEATKEEPER_DRAIN_SECONDS: 25
              SEATKEEPER_DATABASE_CONNECTIONS: 24
              SEATKEEPER_OUTBOUND_ALLOW: [10.20.0.0/16]
              SEATKEEPER_DNS_SERVERS: ["1.1.1.1:53", "8.8.8.8:53"]
              SEATKEEPER_SCIM_REQUESTS_PER_SECOND: 10000
              SEATKEEPER_SCIM_LOG_DAYS: 365
              SEATKEEPER_MAIL_FROM: Door <door@example.com>
              SEATKEEPER_LOG_FORMAT: text
              SEATKEEPER_LOG_LEVEL: debug
            secrets:
              databaseUrl: {name: door-database, key: uri}
              masterKey: {name: door, key: master}
              databaseAuthority: {name: door-ca, key: tls.crt}
              smtpUrl: {name: mail, key: url}
            resources:
              requests: {cpu: 500m, memory: 2Gi}
              limits: {cpu: "2", memory: 2Gi}
            service: {port: 8000}
            ingress:
              enabled: true
              className: traefik
              annotations: {cert-manager.io/cluster-issuer: public}
              tlsSecret: door-tls
            networkPolicy:
              proxies:
                - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: traefik}}
                  podSelector: {matchLabels: {app.kubernetes.io/name: traefik}}
              monitoring:
                - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
              database:
                to:
                  - ipBlock: {cidr: 10.9.0.4/32}
                port: 6432
              dns:
                to:
                  - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}
                port: 5353
              publicPorts: [443, 8443]
              egress:
                - to: [{ipBlock: {cidr: 10.9.0.25/32}}]
                  ports: [{protocol: TCP, port: 587}]
            serviceMonitor:
              enabled: true
              interval: 15s
              labels: {release: prometheus}
            podLabels: {team: door}
            podAnnotations: {example.com/note: "1"}
            priorityClassName: door
            nodeSelector: {disk: ssd}
            tolerations:
              - {key: door, operator: Exists, effect: NoSchedule}
            """;

    private final List<JsonObject> objects;

    private Chart(List<JsonObject> objects) {
        this.objects = objects;
    }

    /** All that helm would send to a cluster for a release named {@code door}, hooks among it. */
    static Chart rendered(String values) {
        return rendered("door", values);
    }

    static Chart rendered(String release, String values) {
        Helm.Ended ended = Helm.run(values, "template", release, FOLDER.toString());
        assertThat(ended.code()).as(ended.errors()).isZero();
        return new Chart(documents(ended.output()));
    }

    List<JsonObject> objects() {
        return objects;
    }

    Stream<String> kinds() {
        return objects.stream().map(object -> object.getString("kind"));
    }

    Stream<JsonObject> all(String kind) {
        return objects.stream().filter(object -> object.getString("kind").equals(kind));
    }

    /** The object of a name; {@code door-seatkeeper} and what follows that. */
    JsonObject one(String kind, String suffix) {
        return all(kind)
                .filter(object ->
                        object.getJsonObject("metadata").getString("name").equals("door-seatkeeper" + suffix))
                .reduce((one, other) -> {
                    throw new AssertionError("two of a name: " + kind);
                })
                .orElseThrow(() -> new AssertionError("none: " + kind + suffix));
    }

    /** The template of the nodes' pods. */
    JsonObject node() {
        return one("Deployment", "").getJsonObject("spec").getJsonObject("template");
    }

    /** The template of the migration's pod. */
    JsonObject migration() {
        return one("Job", "-migration").getJsonObject("spec").getJsonObject("template");
    }

    /** The one container of a pod's template. */
    static JsonObject container(JsonObject pod) {
        JsonArray containers = pod.getJsonObject("spec").getJsonArray("containers");
        assertThat(containers).hasSize(1);
        return containers.getJsonObject(0);
    }

    static Stream<JsonObject> each(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    static List<JsonObject> documents(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Iterable<Object> read = new Yaml(new SafeConstructor(strict)).loadAll(text);
        return StreamSupport.stream(read.spliterator(), false)
                .filter(Map.class::isInstance)
                .map(document -> new JsonObject(JsonObject.mapFrom(document).encode()))
                .toList();
    }
}
