package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.app.docs.Guide;
import io.seatkeeper.app.docs.PostgresClient;
import io.seatkeeper.app.provider.Product;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.database.DatabaseTls;
import io.seatkeeper.platform.database.Migrations;
import io.seatkeeper.platform.database.local.LocalPostgres;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operations page says of back-ups is done as it stands there, with PostgreSQL's own programs, and then people sign in. */
@Tag("long")
class DumpAndRestoreIT {
    private static final Guide PAGE = new Guide("docs/operations.md");
    private static final String PUSHED = "ines@acme.example";

    private final DatabaseAddress admin = TestPostgres.empty();
    /** As the page names them: a database of its own, and a role that owns it and nothing else. */
    private final DatabaseAddress address =
            new DatabaseAddress(admin.host(), admin.port(), "seatkeeper", "seatkeeper", "a password", DatabaseTls.NONE);

    @TempDir
    private Path folder = Path.of(".");

    private int port;

    @BeforeEach
    void makeRoleAndDatabase() throws IOException {
        TestPostgres.execute(admin, "CREATE ROLE seatkeeper LOGIN PASSWORD 'a password'");
        TestPostgres.execute(admin, "CREATE DATABASE seatkeeper OWNER seatkeeper");
        port = NodeProcess.freePort();
    }

    @AfterEach
    void wipeAll() {
        wipe();
        TestPostgres.execute(admin, "DROP ROLE seatkeeper");
    }

    @Test
    void whoeverWasThereOnTheDumpsDayIsThereAgainAndSignsIn() throws Exception {
        String masterKey = MasterKey.random();
        TestBrowser ada = new TestBrowser();
        Product product;
        String refreshToken;
        Push push;
        String pushed;
        String adaId;
        new Migrations(address).migrate();
        try (Installation vendor = new Installation(address, MasterKey.parse(masterKey), 0)) {
            try (NodeProcess node = node(masterKey)) {
                ApiCaller operator = new ApiCaller(node.baseUrl() + "/api/v1", vendor.operatorKey());
                vendor.organization(operator, "acme", 10);
                Installation.signIn(ada, node.baseUrl(), "acme", "ada@acme.example");
                adaId = session(ada, node).getString("id");
                product = product(operator, node.baseUrl());
                refreshToken = product.redeem(product.code(new TestBrowser(), Map.of("login_hint", "bob@acme.example")))
                        .body()
                        .getString("refresh_token");
                JsonObject token =
                        operator.post("/organizations/acme/scim-tokens", new JsonObject().put("name", "Okta"));
                push = new Push(List.of(node.baseUrl()), "acme", token.getString("id"), token.getString("token"));
                pushed = push.made(
                        0, "/Users", new JsonObject().put("userName", PUSHED).put("externalId", "i-1"));

                follow("Back-up");

                assertThat(push.call(0, "PATCH", "/Users/" + pushed, switched(false))
                                .status())
                        .isEqualTo(200);
                Installation.signIn(node.baseUrl(), "acme", "late@acme.example");
                assertThat(node.stop()).isEqualTo(143);
            }
            wipe();

            follow("Restore");

            try (NodeProcess node = node(masterKey)) {
                ApiCaller operator = new ApiCaller(node.baseUrl() + "/api/v1", vendor.operatorKey());
                assertThat(session(ada, node).getString("id"))
                        .as("her session of before")
                        .isEqualTo(adaId);
                TestBrowser again = new TestBrowser();
                Installation.signIn(again, node.baseUrl(), "acme", "ada@acme.example");
                assertThat(session(again, node).getString("id")).isEqualTo(adaId);
                assertThat(push.call(0, "GET", "/Users/" + pushed, new JsonObject())
                                .json()
                                .getBoolean("active"))
                        .as("switched off after the dump")
                        .isTrue();
                assertThat(push.call(0, "PATCH", "/Users/" + pushed, switched(false))
                                .status())
                        .isEqualTo(200);
                assertThat(product.refresh(refreshToken).body().getString("id_token"))
                        .isNotBlank();
                assertThat(operator.get("/organizations/acme/users?email=late%40acme.example")
                                .getInteger("total"))
                        .isZero();
                node.stop();
            }
            assertThatThrownBy(() -> node(MasterKey.random()))
                    .as("by a master key of another day")
                    .hasMessageContaining("is it still the master key");
        }
    }

    @Test
    void trialMovesFromTheEmbeddedDatabaseToOneOfItsOwn() throws Exception {
        Path data = folder.resolve("data");
        TestBrowser ada = new TestBrowser();
        String adaId;
        try (NodeProcess trial = NodeProcess.start(
                        Map.of("SEATKEEPER_DATA_DIR", data.toString(), "SEATKEEPER_HTTP_PORT", String.valueOf(port)));
                Installation vendor = new Installation(
                        LocalPostgres.running(data),
                        MasterKey.parse(
                                Files.readString(data.resolve("master.key")).strip()),
                        0)) {
            vendor.organization(new ApiCaller(trial.baseUrl() + "/api/v1", vendor.operatorKey()), "acme", 10);
            Installation.signIn(ada, trial.baseUrl(), "acme", "ada@acme.example");
            adaId = session(ada, trial).getString("id");

            follow("From the embedded database to one of your own");
            trial.stop();
            wipe();
            follow("Restore");

            try (NodeProcess node = NodeProcess.start(Map.of(
                    "SEATKEEPER_DATABASE_URL", address.url(),
                    "SEATKEEPER_MASTER_KEY_FILE", data.resolve("master.key").toString(),
                    "SEATKEEPER_DRAIN_SECONDS", "0",
                    "SEATKEEPER_HTTP_PORT", String.valueOf(port)))) {
                assertThat(session(ada, node).getString("id")).isEqualTo(adaId);
                TestBrowser again = new TestBrowser();
                Installation.signIn(again, node.baseUrl(), "acme", "ada@acme.example");
                assertThat(session(again, node).getString("id")).isEqualTo(adaId);
                node.stop();
            }
        }
    }

    private void follow(String heading) throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>(PostgresClient.onPath());
        variables.put("SEATKEEPER_DATABASE_URL", address.url());
        variables.put("ADMIN_DATABASE_URL", admin.withDatabase("postgres").url());
        PAGE.follow(heading, variables, folder);
    }

    private void wipe() {
        TestPostgres.execute(admin, "DROP DATABASE IF EXISTS seatkeeper WITH (FORCE)");
    }

    private NodeProcess node(String masterKey) throws IOException {
        return NodeProcess.start(Map.of(
                "SEATKEEPER_DATABASE_URL",
                address.url(),
                "SEATKEEPER_MASTER_KEY",
                masterKey,
                "SEATKEEPER_DRAIN_SECONDS",
                "0",
                "SEATKEEPER_HTTP_PORT",
                String.valueOf(port)));
    }

    private static JsonObject session(TestBrowser browser, NodeProcess node) {
        var page = browser.open(node.baseUrl() + "/session");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return new JsonObject(page.body());
    }

    private static Product product(ApiCaller operator, String baseUrl) {
        JsonObject made = operator.post(
                "/applications",
                new JsonObject()
                        .put("name", "Training")
                        .put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)));
        return new Product(baseUrl, made.getString("id"), made.getString("secret"));
    }

    private static JsonObject switched(boolean active) {
        return new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:api:messages:2.0:PatchOp"))
                .put(
                        "Operations",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("op", "replace")
                                        .put("path", "active")
                                        .put("value", active)));
    }
}
