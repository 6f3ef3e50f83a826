package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sign-in rule 4: an Org Admin whom a new connection is refused links it oneself, while signed in by the old one. */
class LinkOneselfIT {
    private static final String ADDRESS = "ada@acme.example";

    @Test
    void ruleFour_anOrgAdminLinksTheNewConnectionWhileSignedInByTheOldOne() throws Exception {
        try (Installation service = new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1)) {
            ApiCaller operator = service.operator();
            String base = service.baseUrl(0);
            service.organization(operator, "acme", 5);
            service.idp().person("Ada Okafor", ADDRESS);
            service.idp().at("new").person("Ada Okafor", ADDRESS);
            TestBrowser old = new TestBrowser();
            Installation.signIn(old, base, "acme", ADDRESS);
            String ada = session(old, base).getString("id");
            operator.patch("/organizations/acme/users/" + ada, new JsonObject().put("role", "org_admin"));
            Installation.signIn(old, base, "acme", ADDRESS);
            operator.post("/organizations/acme/connections", secondConnection(service));

            assertThat(Installation.outcome(signInByTheNewOne(base))).isEqualTo("admin_link_required");
            JsonObject waiting = operator.get("/organizations/acme/link-requests")
                    .getJsonArray("items")
                    .getJsonObject(0);
            HttpResponse<String> linked = linkOneself(old, base, ada, waiting);

            assertThat(linked.statusCode()).as(linked.body()).isEqualTo(200);
            Page page = signInByTheNewOne(base);
            assertThat(Installation.outcome(page)).isEqualTo("signed_in");
            JsonObject user = operator.get("/organizations/acme/users/" + ada);
            assertThat(user.getString("role")).isEqualTo("org_admin");
            assertThat(user.getJsonArray("identities")).hasSize(2);
            assertThat(operator.get("/organizations/acme/seats").getInteger("used"))
                    .isEqualTo(1);
        }
    }

    private static JsonObject secondConnection(Installation service) {
        return new JsonObject()
                .put("protocol", "oidc")
                .put("slug", "new")
                .put("issuer", service.idp().at("new").issuer())
                .put("clientId", "seatkeeper")
                .put("clientSecret", "a secret")
                .put("domains", new JsonArray(List.of("acme.example")));
    }

    private static Page signInByTheNewOne(String base) {
        return new TestBrowser()
                .always("Accept", "application/json")
                .open(base + "/sso/acme/new/start?login_hint=" + ADDRESS);
    }

    private static JsonObject session(TestBrowser browser, String base) {
        return new JsonObject(browser.open(base + "/session").body());
    }

    /** As the console does: by the session's cookie, with its token, from a page of the service. */
    private static HttpResponse<String> linkOneself(TestBrowser browser, String base, String user, JsonObject waiting)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(base + "/api/v1/organizations/acme/users/" + user + "/identities"))
                .header(
                        "Cookie",
                        "seatkeeper_session="
                                + browser.cookie("seatkeeper_session").orElseThrow())
                .header("X-CSRF-Token", session(browser, base).getString("csrfToken"))
                .header("Origin", base)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(new JsonObject()
                        .put("connection", "new")
                        .put("externalSsoId", waiting.getString("externalSsoId"))
                        .encode()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
