package io.seatkeeper.jit.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.jit.JitParts;
import io.seatkeeper.jit.JitRoutes;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.session.SessionToken;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.database.DatabaseTls;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.OutboundAllow;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is away everybody hears when to come back, and nobody loses the session's cookie. */
class OutageIT {
    private static final Vertx VERTX = Vertx.vertx();

    private static String baseUrl = "";

    private final TestBrowser browser = new TestBrowser();

    @BeforeAll
    static void start() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        DatabaseAddress nowhere = new DatabaseAddress("127.0.0.1", closed, "none", "nobody", "", DatabaseTls.NONE);
        Router router = Router.router(VERTX);
        HttpServer server =
                JitNode.await(VERTX.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        baseUrl = "http://localhost:" + server.actualPort();
        EgressGate gate = JitNode.await(EgressGate.open(VERTX, OutboundAllow.NOTHING));
        JitRoutes.mount(
                router,
                new JitParts(
                        VERTX,
                        new Bus(VERTX),
                        new Database(VERTX, nowhere, 4),
                        MasterKey.parse(MasterKey.random()),
                        URI.create(baseUrl),
                        new OidcProtocol(VERTX, gate),
                        new SamlProtocol(VERTX, gate, InstantSource.system()),
                        request -> "127.0.0.1",
                        InstantSource.system()));
    }

    @AfterAll
    static void stop() {
        JitNode.await(VERTX.close());
    }

    @Test
    void pagesSayWhenToComeBack() {
        unavailable(browser.open(baseUrl + "/sso/acme"));
        unavailable(browser.open(baseUrl + "/sso/acme/idp/callback?state=a&code=b"));
        unavailable(browser.post(baseUrl + "/sign-in", Map.of("who", "acme")));
    }

    @Test
    void sessionIsNeitherTakenForNobodysNorForgotten() {
        String token = SessionToken.fresh(new OrganizationId(Ids.next())).text();
        browser.plant(URI.create(baseUrl), "seatkeeper_session", token);
        unavailable(browser.open(baseUrl + "/session"));
        unavailable(browser.open(baseUrl + "/session/check"));
        unavailable(browser.open(baseUrl + "/signed-in"));
        unavailable(browser.post(baseUrl + "/sign-out", Map.of()));
        assertThat(browser.cookie("seatkeeper_session")).contains(token);
    }

    @Test
    void pageThatNeedsNoDatabaseIsThere() {
        assertThat(browser.open(baseUrl + "/sign-in").status()).isEqualTo(200);
        assertThat(browser.open(baseUrl + "/signed-out").status()).isEqualTo(200);
    }

    private static void unavailable(Page page) {
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isPresent();
    }
}
