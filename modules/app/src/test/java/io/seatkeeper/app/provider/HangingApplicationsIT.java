package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Forty applications that take what they are told and never answer, beside one that does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HangingApplicationsIT {
    private static final int HANGING = 40;

    private final DatabaseAddress address = TestPostgres.migrated();
    private final Installation service = new Installation(address, MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();
    private final Receiver receiver = new Receiver();
    private final List<ServerSocket> silent = new ArrayList<>();

    @BeforeAll
    void setUp() throws Exception {
        service.organization(operator, "acme", 100);
        for (int each = 0; each < HANGING; each++) {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(60_000);
            silent.add(socket);
            product("Hanging " + each, "http://127.0.0.1:" + socket.getLocalPort() + "/logout");
        }
    }

    @AfterAll
    void close() throws Exception {
        service.close();
        receiver.close();
        for (ServerSocket socket : silent) {
            socket.close();
        }
    }

    @Test
    void oneThatAnswersIsToldWhileFortyHang() throws Exception {
        Product prompt = product("Prompt", receiver.address("prompt"));
        TestBrowser browser = new TestBrowser();
        assertThat(prompt.redeem(prompt.code(
                                browser, Map.of("login_hint", "ada@acme.example", "scope", "openid profile email")))
                        .status())
                .isEqualTo(200);
        TestPostgres.execute(address, """
                INSERT INTO logout_notice (org_id, application_id, session_id, user_id, created_at, next_at)
                SELECT organization.org_id, application_id, gen_random_uuid(), gen_random_uuid(), now(), now()
                FROM application, organization, generate_series(1, 10) WHERE application.name LIKE 'Hanging %'""");
        for (ServerSocket socket : silent) {
            socket.accept();
        }

        browser.post(prompt.issuer() + "/sign-out", Map.of());

        assertThat(receiver.nextClaims("prompt").getAudience()).containsExactly(prompt.clientId());
    }

    private Product product(String name, String hears) {
        JsonObject made = operator.post(
                "/applications",
                new JsonObject()
                        .put("name", name)
                        .put("backchannelLogoutUri", hears)
                        .put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)));
        return new Product(service.baseUrl(0), made.getString("id"), made.getString("secret"));
    }
}
