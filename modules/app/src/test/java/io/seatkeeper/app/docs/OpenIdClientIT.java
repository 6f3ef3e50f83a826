package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The guide's product for Node, as a stranger who follows it would run it: openid-client is by nobody here. Needs npm. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdClientIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Path PACKAGES = Path.of("src", "test", "openid-client");

    private final Guide guide = new Guide("docs/guides/product.md");
    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();
    private String product = "";
    private @Nullable Process node;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service.organization(operator, "acme", 2);
        int port = freePort();
        product = "http://127.0.0.1:" + port;
        JsonObject made = new JsonObject(guide.follow(
                "Register it",
                Map.of("BASE_URL", service.baseUrl(0), "OPERATOR_KEY", service.operatorKey(), "PRODUCT", product)));
        for (String file : new String[] {"package.json", "package-lock.json"}) {
            Files.copy(PACKAGES.resolve(file), folder.resolve(file));
        }
        run(folder, "npm", "ci", "--no-audit", "--no-fund");
        Files.writeString(folder.resolve("product.mjs"), guide.code("Node", "js"));
        ProcessBuilder builder = new ProcessBuilder("node", "product.mjs")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "ISSUER",
                        service.baseUrl(0),
                        "CLIENT_ID",
                        made.getString("id"),
                        "CLIENT_SECRET",
                        made.getString("secret"),
                        "PRODUCT",
                        product,
                        "PORT",
                        String.valueOf(port)));
        node = builder.start();
        assertThat(firstLine(node)).isEqualTo("Open " + product);
    }

    @AfterAll
    void close() {
        if (node != null) {
            node.destroy();
        }
        service.close();
    }

    @Test
    void firstVisitSignsInAndSigningOutComesBack() {
        TestBrowser browser = new TestBrowser();
        assertThat(signIn(browser, "ada@acme.example")).contains("of acme, learner");

        assertThat(browser.post(product + "/sign-out", Map.of()).body()).isEqualTo("Nobody is signed in.");
        assertThat(browser.open(service.baseUrl(0) + "/session").status()).isEqualTo(401);
    }

    @Test
    void whoeverIsBlockedIsOutOfTheProductToo() {
        TestBrowser browser = new TestBrowser();
        assertThat(signIn(browser, "bob@acme.example")).contains("of acme, learner");
        String id = operator.get("/organizations/acme/users?search=bob@acme.example")
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");

        operator.patch("/organizations/acme/users/" + id, new JsonObject().put("active", false));

        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!browser.open(product + "/").body().equals("Nobody is signed in.")) {
            assertThat(System.nanoTime()).as("the product was never told").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void logoutTokenOfNobodyAndCallbackOutOfNowhereAreRefused() {
        TestBrowser browser = new TestBrowser();

        assertThat(browser.post(product + "/backchannel-logout", Map.of("logout_token", "e30.e30.e30"))
                        .status())
                .isEqualTo(400);
        assertThat(browser.open(product + "/callback?code=a&state=b").status()).isEqualTo(400);
    }

    private String signIn(TestBrowser browser, String person) {
        return browser.open(product + "/login?organization=acme&login_hint=" + person)
                .body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
    }

    private static String firstLine(Process process) throws Exception {
        BufferedReader reader = process.inputReader();
        return CompletableFuture.supplyAsync(() -> reader.lines().findFirst().orElse("It ended."))
                .get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
    }
}
