package io.seatkeeper.app.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.seatkeeper.app.docs.Guide;
import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A Keycloak to which Seatkeeper is the identity provider, set up as docs/guides/product.md says. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakBrokerIT {
    private static final String ALIAS = "seatkeeper";

    private final Keycloak keycloak = Keycloak.running();
    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();
    private final Chromium chromium = Chromium.start();
    private final Realm realm = Realm.create(keycloak, "broker");
    private final String realmUrl = keycloak.baseUrl() + "/realms/" + realm.name();
    private final String shop = service.baseUrl(0) + "/signed-in";

    @BeforeAll
    void followTheGuide() {
        service.organization(operator, "acme", 10);
        JsonObject made = operator.post(
                "/applications",
                new JsonObject()
                        .put("name", "Keycloak")
                        .put("redirectUris", new JsonArray().add(realmUrl + "/broker/" + ALIAS + "/endpoint"))
                        .put("backchannelLogoutUri", realmUrl + "/protocol/openid-connect/logout/backchannel-logout"));
        Map<String, String> variables = new HashMap<>(keycloak.adminEnvironment());
        variables.putAll(Map.of(
                "BASE_URL", service.baseUrl(0),
                "REALM", realm.name(),
                "CLIENT_ID", made.getString("id"),
                "CLIENT_SECRET", made.getString("secret")));
        new Guide("docs/guides/product.md").follow("Keycloak in between", variables);
        keycloak.admin()
                .post(
                        "/" + realm.name() + "/clients",
                        new JsonObject()
                                .put("clientId", "shop")
                                .put("publicClient", true)
                                .put("redirectUris", new JsonArray().add(shop)));
    }

    @AfterAll
    void close() {
        chromium.close();
        service.close();
    }

    @Test
    void providerMadeOfOurDiscoveryDocumentDemandsPkceAndChecksSignatures() {
        JsonObject config = keycloak.admin()
                .get("/" + realm.name() + "/identity-provider/instances/" + ALIAS)
                .getJsonObject("config");

        assertThat(config.getString("issuer")).isEqualTo(service.baseUrl(0));
        assertThat(config.getString("jwksUrl")).isEqualTo(service.baseUrl(0) + "/oauth2/jwks");
        assertThat(config.getString("pkceMethod")).isEqualTo("S256");
        assertThat(config.getString("validateSignature")).isEqualTo("true");
    }

    @Test
    void personGoesThroughKeycloakAndSeatkeeperToTheirProviderAndBack() {
        try (BrowserContext window = chromium.window(Look.DESK)) {
            signIn(window.newPage(), "Ada Okafor");

            JsonObject user = user("Ada Okafor");
            JsonObject here = person("Ada Okafor");
            assertThat(user.getString("email")).isEqualTo(here.getString("email"));
            assertThat(user.getString("firstName")).isEqualTo("Ada");
            assertThat(user.getJsonObject("attributes").getJsonArray("org")).containsExactly("acme");
            assertThat(user.getJsonObject("attributes").getJsonArray("role")).containsExactly("learner");
            assertThat(keycloak.admin()
                            .list("/" + realm.name() + "/users/" + user.getString("id") + "/federated-identity")
                            .getJsonObject(0)
                            .getString("userId"))
                    .as("known by our stable id")
                    .isEqualTo(here.getString("id"));
        }
    }

    @Test
    void whoeverIsBlockedLosesTheSessionInKeycloak() {
        try (BrowserContext window = chromium.window(Look.DESK)) {
            Page page = window.newPage();
            signIn(page, "Emeka Nwosu");
            String sessions =
                    "/" + realm.name() + "/users/" + user("Emeka Nwosu").getString("id") + "/sessions";
            assertThat(keycloak.admin().list(sessions)).hasSize(1);

            operator.patch(
                    "/organizations/acme/users/" + person("Emeka Nwosu").getString("id"),
                    new JsonObject().put("active", false));

            page.waitForCondition(() -> keycloak.admin().list(sessions).isEmpty());
        }
    }

    private void signIn(Page page, String name) {
        page.navigate(realmUrl + "/protocol/openid-connect/auth?client_id=shop&response_type=code&scope=openid"
                + "&organization=acme&redirect_uri=" + URLEncoder.encode(shop, StandardCharsets.UTF_8));
        page.locator("#social-" + ALIAS).click();
        page.locator("button.person", new Page.LocatorOptions().setHasText(name))
                .click();
        page.waitForURL(address -> address.startsWith(shop) && address.contains("code="));
    }

    private JsonObject user(String name) {
        return keycloak.admin()
                .list("/" + realm.name() + "/users?briefRepresentation=false&exact=true&email="
                        + person(name).getString("email"))
                .getJsonObject(0);
    }

    private JsonObject person(String name) {
        return operator.get("/organizations/acme/users?search=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .getJsonArray("items")
                .getJsonObject(0);
    }
}
