package io.seatkeeper.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.admin.ApiClient;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What wants an Org Admin's attention stands on the dashboard, and a program reads the same by the API. */
class WarningsIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static AdminApi api;

    private String path = "";
    private String organization = "";
    private TestBrowser admin = new TestBrowser();

    @BeforeAll
    static void start() {
        api = new AdminApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** An organization of five with two Org Admins, who have nothing to worry about. */
    @BeforeEach
    void calm() {
        organization = api.organization(5);
        path = "/organizations/" + organization;
        api.connection(organization, "sso", ",\"domains\":[\"*\"]");
        api.orgAdmin(organization, "bea");
        admin = api.adminsBrowser(organization, "sso", "ann@acme.example");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void seatsThatAreNearlyUsed() {
        api.person(organization, "cleo");
        assertThat(warnings()).isEmpty();
        api.person(organization, "dan");
        assertThat(warnings()).containsExactly("Only one seat is free. Whoever comes after that is turned away.");
        assertThat(get("/seats").getInteger("available")).isEqualTo(1);
        assertThat(told("seats.threshold")).hasSize(1);

        api.person(organization, "eve");
        assertThat(warnings()).containsExactly("All seats are in use. New people are turned away until one is free.");
        assertThat(get("/seats").getInteger("available")).isZero();
    }

    @Test
    void certificateThatIsAboutToExpire() {
        Instant now = Instant.now();
        JsonObject connection = new JsonObject()
                .put("protocol", "saml")
                .put("slug", "adfs")
                .put("name", "ADFS")
                .put("entityId", "https://idp.example/saml")
                .put("ssoUrl", "https://idp.example/sso")
                .put("domains", new JsonArray().add("adfs.example"));
        String id = post("/connections", connection.copy().put("certificates", certificate(now, 100)))
                .getString("id");
        assertThat(warnings()).isEmpty();
        api.operator().delete(path + "/connections/" + id).expect(204);

        id = post("/connections", connection.copy().put("certificates", certificate(now, 20)))
                .getString("id");
        assertThat(warnings()).containsExactly("A certificate of ADFS ends within 30 days.");
        assertThat(get("/connections/" + id)
                        .getJsonObject("identityProvider")
                        .getJsonArray("certificates")
                        .getJsonObject(0)
                        .getBoolean("expiring"))
                .isTrue();
    }

    private static JsonArray certificate(Instant now, int days) {
        return new JsonArray()
                .add(SamlKey.rsa("idp", 2_048, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(days)))
                        .certificatePem());
    }

    @Test
    void metadataThatCanNotBeRead() throws Exception {
        String document = HTTP.send(
                        HttpRequest.newBuilder(URI.create(api.idp().issuer() + "/saml/metadata"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        try (MetadataPlace place = new MetadataPlace(document)) {
            String id = post(
                            "/connections",
                            new JsonObject()
                                    .put("protocol", "saml")
                                    .put("slug", "adfs")
                                    .put("name", "ADFS")
                                    .put("metadataUrl", place.url())
                                    .put("domains", new JsonArray().add("adfs.example")))
                    .getString("id");
            itsDayHasCome(id);
            assertThat(warnings()).isEmpty();
            place.answer = "<html>Moved</html>";
            itsDayHasCome(id);
            assertThat(warnings()).containsExactly("The metadata of ADFS could not be read anew.");
            assertThat(get("/connections/" + id)
                            .getJsonObject("identityProvider")
                            .getJsonObject("failure")
                            .getString("message"))
                    .isNotBlank();
            place.answer = document;
            itsDayHasCome(id);
            assertThat(warnings()).isEmpty();
        }
    }

    private static void itsDayHasCome(String connection) {
        api.sql("UPDATE saml_connection SET refresh_at = now(), tried_at = tried_at - interval '1 hour'"
                + " WHERE connection_id = '" + connection + "'");
        api.readMetadata();
    }

    /** Where an identity provider publishes its metadata. */
    private static final class MetadataPlace implements AutoCloseable {
        private final HttpServer server;
        private volatile String answer;

        MetadataPlace(String answer) throws IOException {
            this.answer = answer;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = this.answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/samlmetadata+xml");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/metadata";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void pushesThatAreRefused() throws Exception {
        String token =
                post("/scim-tokens", new JsonObject().put("name", "Entra")).getString("token");
        HttpRequest push = HttpRequest.newBuilder(URI.create(api.origin() + "/scim/v2/" + organization + "/Users"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"schemas\":[]}"))
                .build();
        assertThat(HTTP.send(push, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(400);
        JsonObject logged;
        do { // an entry appears once its batch is written
            logged = get("/scim-requests?status=4xx");
        } while (logged.getLong("total") == 0);
        assertThat(logged.getLong("total")).isEqualTo(1);
        assertThat(warnings()).containsExactly("One push was refused in the last 24 hours.");
    }

    @Test
    void scimTokenThatIsAboutToExpireAndOneThatHas() {
        post("/scim-tokens", new JsonObject().put("name", "Okta").put("expiresAt", inDays(20)));
        assertThat(warnings()).isEmpty();
        String id = post("/scim-tokens", new JsonObject().put("name", "Entra").put("expiresAt", inDays(10)))
                .getString("id");
        assertThat(warnings()).containsExactly("The SCIM token “Entra” ends within two weeks. Pushes stop then.");
        assertThat(get("/scim-tokens").getJsonArray("items").getJsonObject(0).getInstant("expiresAt"))
                .isBefore(Instant.now().plus(Duration.ofDays(14)));
        api.sql("UPDATE scim_token SET expires_at = now() WHERE scim_token_id = '" + id + "'");
        assertThat(warnings()).containsExactly("The SCIM token “Entra” has ended. Its pushes are refused.");
    }

    @Test
    void scimClientWhoseLastSecretIsAboutToExpireAndOneThatHasNone() {
        String id = post("/scim-clients", new JsonObject().put("name", "Okta")).getString("id");
        String secrets = "/scim-clients/" + id + "/secrets";
        String first = secretsOf(id).getJsonObject(0).getString("id");
        post(secrets, new JsonObject().put("expiresAt", inDays(10)));
        assertThat(warnings()).as("the first has two years").isEmpty();

        api.operator().delete(path + secrets + "/" + first).expect(204);
        assertThat(warnings())
                .containsExactly("The last secret of the SCIM client “Okta” ends within two weeks. Pushes stop then.");
        assertThat(secretsOf(id).getJsonObject(0).getInstant("expiresAt"))
                .isBefore(Instant.now().plus(Duration.ofDays(14)));

        api.sql("UPDATE scim_client_secret SET expires_at = now() WHERE scim_client_id = '" + id + "'");
        assertThat(warnings())
                .containsExactly("The SCIM client “Okta” has no secret left that counts. Its pushes are refused.");
    }

    private JsonArray secretsOf(String client) {
        return get("/scim-clients/" + client).getJsonArray("secrets");
    }

    @Test
    void onlyOneAdminAndNone() {
        String bea = api.userId(organization, "bea@" + organization + ".example");
        api.operator().patch(path + "/users/" + bea, "{\"role\":\"learner\"}").expect(200);
        assertThat(warnings()).singleElement().asString().startsWith("You are the only Org Admin.");
        assertThat(get("/users?role=org_admin&status=active").getLong("total")).isEqualTo(1);

        leaves(api.userId(organization, "ann@acme.example"));
        assertThat(admin.open(api.origin() + "/console/").address().getPath()).isNotEqualTo("/console/");
        assertThat(get("/users?role=org_admin&status=active").getLong("total")).isZero();
        assertThat(told("organization_without_admin")).hasSize(1);
    }

    /** The identity provider deprovisions somebody. */
    private void leaves(String user) {
        String token =
                post("/scim-tokens", new JsonObject().put("name", "Entra")).getString("token");
        new ApiClient(api.origin() + "/scim/v2/" + organization)
                .with("Authorization", "Bearer " + token)
                .with("Content-Type", "application/scim+json")
                .patch(
                        "/Users/" + user,
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                                + "\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}")
                .expect(200);
    }

    private static String inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).toString();
    }

    private JsonObject get(String below) {
        return api.operator().get(path + below).expect(200).json();
    }

    private JsonObject post(String below, JsonObject body) {
        return api.operator().post(path + below, body.encode()).expect(201).json();
    }

    /** The entries of the audit log with an action. */
    private List<String> told(String action) {
        return api.operator().get(path + "/audit-events?action=" + action).items("action");
    }

    /** The sentences at the dashboard's head, without the marks that keep names apart from them. */
    private List<String> warnings() {
        return admin
                .open(api.origin() + "/console/")
                .document()
                .select(".notices .notice > div > p:first-child")
                .eachText()
                .stream()
                .map(text -> text.replaceAll("[\u2068\u2069]", ""))
                .toList();
    }
}
