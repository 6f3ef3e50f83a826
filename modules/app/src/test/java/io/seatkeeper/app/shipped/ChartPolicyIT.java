package io.seatkeeper.app.shipped;

import static io.seatkeeper.app.shipped.Chart.container;
import static io.seatkeeper.app.shipped.Chart.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.egress.AddressRange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches a node and whom it reaches, by the chart's network policies. */
@Tag("shipped")
class ChartPolicyIT {
    private static final int HTTPS = 443;

    private final Chart least = Chart.rendered(Chart.LEAST);
    private final Chart all = Chart.rendered(Chart.ALL);

    @Test
    void proxiesReachPeoplesPortAndMonitorsTheOther() {
        assertThat(policy(least, "").getJsonArray("policyTypes")).containsExactly("Ingress", "Egress");
        assertThat(each(policy(least, "").getJsonArray("ingress"))).containsExactly(new JsonObject("""
                        {"from": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "traefik"}}}],
                         "ports": [{"protocol": "TCP", "port": "http"}]}
                        """));
        assertThat(each(policy(all, "").getJsonArray("ingress")))
                .hasSize(2)
                .last()
                .isEqualTo(new JsonObject("""
                        {"from": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "monitoring"}}}],
                         "ports": [{"protocol": "TCP", "port": "management"}]}
                        """));
        assertThat(each(container(least.node()).getJsonArray("ports")).map(port -> port.getString("name")))
                .containsExactly("http", "management");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.215.14", "172.32.0.1", "2606:4700::1111"})
    void theInternetIsReachedByHttps(String address) {
        assertThat(reached(least, address, HTTPS)).isTrue();
        assertThat(reached(least, address, 80)).isFalse();
        assertThat(reached(least, address, 8443)).isFalse();
        assertThat(reached(all, address, 8443)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "10.96.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.100.100.200",
                "127.0.0.1",
                "168.63.129.16",
                "169.254.169.254",
                "192.0.0.192",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "fd00:ec2::254",
                "fe80::1",
                "2002:a00:1::1"
            })
    void whatIsNotPublicIsNot(String address) {
        assertThat(reached(least, address, HTTPS)).isFalse();
    }

    @Test
    void whatTheSettingsAllowThePolicyAllows() {
        assertThat(reached(least, "10.20.3.4", 8080)).isFalse();
        assertThat(reached(all, "10.20.3.4", 8080)).isTrue();
        assertThat(reached(all, "10.21.3.4", 8080)).isFalse();
        assertThat(reached(all, "10.9.0.25", 587)).isTrue();
        assertThat(reached(all, "10.9.0.25", 25)).isFalse();
    }

    @Test
    void theMigrationReachesNamesAndTheDatabaseAlone() {
        for (Chart chart : new Chart[] {least, all}) {
            JsonObject migration = policy(chart, "-migration");
            assertThat(migration.getJsonArray("policyTypes")).containsExactly("Ingress", "Egress");
            assertThat(migration.containsKey("ingress")).isFalse();
            assertThat(each(policy(chart, "").getJsonArray("egress")))
                    .containsAll(each(migration.getJsonArray("egress")).toList());
        }
        assertThat(policy(least, "-migration").getJsonArray("egress")).isEqualTo(new JsonArray("""
                [{"to": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}}},
                         {"ipBlock": {"cidr": "169.254.20.10/32"}}],
                  "ports": [{"protocol": "UDP", "port": 53}, {"protocol": "TCP", "port": 53}]},
                 {"to": [{"podSelector": {"matchLabels": {"cnpg.io/cluster": "door"}}}],
                  "ports": [{"protocol": "TCP", "port": 5432}]}]
                """));
        assertThat(each(policy(all, "-migration").getJsonArray("egress"))
                        .toList()
                        .getLast())
                .isEqualTo(new JsonObject("""
                        {"to": [{"ipBlock": {"cidr": "10.9.0.4/32"}}], "ports": [{"protocol": "TCP", "port": 6432}]}
                        """));
    }

    private static JsonObject policy(Chart chart, String suffix) {
        return chart.one("NetworkPolicy", suffix).getJsonObject("spec");
    }

    /** Whether some rule lets a node call there, by address; rules that choose pods let nobody but them. */
    private static boolean reached(Chart chart, String literal, int port) {
        InetAddress address = InetAddress.ofLiteral(literal);
        return each(policy(chart, "").getJsonArray("egress"))
                .filter(rule -> each(rule.getJsonArray("ports", JsonArray.of(JsonObject.of("port", port))))
                        .anyMatch(open -> open.getInteger("port") == port))
                .flatMap(rule -> each(rule.getJsonArray("to")))
                .filter(peer -> peer.containsKey("ipBlock"))
                .map(peer -> peer.getJsonObject("ipBlock"))
                .anyMatch(block -> AddressRange.of(block.getString("cidr")).contains(address)
                        && block.getJsonArray("except", JsonArray.of()).stream()
                                .noneMatch(
                                        range -> AddressRange.of((String) range).contains(address)));
    }
}
