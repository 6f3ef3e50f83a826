package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a node as an operator sees it: health, metrics, and an end in good order. */
class GracefulStopIT {
    @Test
    void aNodeSaysThatItIsReadyAndCountsWhatItServes() {
        try (Installation service = new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1)) {
            TestBrowser browser = new TestBrowser();
            for (String path : new String[] {"started", "live", "ready"}) {
                assertThat(browser.open(service.managementUrl(0) + "/health/" + path)
                                .status())
                        .isEqualTo(200);
            }
            assertThat(browser.open(service.baseUrl(0) + "/metrics").status()).isEqualTo(404);
            assertThat(browser.open(service.managementUrl(0) + "/metrics").body())
                    .contains("vertx_http_server_requests_total");
        }
    }

    @Test
    void aProcessThatIsToldToStopEndsWellAndServesItsEmbeddedDatabaseAgain(@TempDir Path directory) throws Exception {
        Map<String, String> settings = Map.of("SEATKEEPER_DATA_DIR", directory.toString());
        try (NodeProcess first = NodeProcess.start(settings)) {
            assertThat(new TestBrowser()
                            .open(first.managementUrl() + "/health/ready")
                            .status())
                    .isEqualTo(200);
            assertThat(first.stop()).isEqualTo(143);
        }
        try (NodeProcess second = NodeProcess.start(settings)) {
            assertThat(new TestBrowser().open(second.baseUrl() + "/sign-in").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aNodeThatCanNotStartSaysWhyAndEnds() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> NodeProcess.start(Map.of(
                            "SEATKEEPER_DATABASE_URL", TestPostgres.migrated().url(),
                            "SEATKEEPER_MASTER_KEY", MasterKey.random(),
                            "SEATKEEPER_HTTP_PORT", String.valueOf(taken.getLocalPort()))))
                    .hasMessageContaining("did not start")
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void aSignInThatIsOnItsWayIsFinishedWhenTheNodeStops() throws Exception {
        Installation service = new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
        service.organization(service.operator(), "acme", 5);
        service.idp().fault(Fault.SLOW, 1, Place.TOKEN);
        Page[] answer = new Page[1];
        Thread person = Thread.startVirtualThread(
                () -> answer[0] = Installation.signIn(service.baseUrl(0), "acme", "Ada Okafor"));
        while (!answerTakenIn(service)) {
            Thread.onSpinWait();
        }

        service.close();
        person.join();

        assertThat(Installation.outcome(answer[0])).isEqualTo("oidc_idp_unreachable");
    }

    /** Whether the provider's answer has been taken in, and so the provider is being asked for the token. */
    private static boolean answerTakenIn(Installation service) {
        return service.database()
                        .with(client -> client.query("SELECT FROM pending_sign_in WHERE consumed_at IS NOT NULL")
                                .execute())
                        .await()
                        .size()
                > 0;
    }
}
