package io.seatkeeper.app.node;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page of the console that is open at one node shows what happens at another, without a reload. */
class LiveConsoleIT {
    private static final double PATIENCE = 60_000;
    private static final String ACME = "/organizations/acme";
    private static final String ADMIN = "ann";

    private static Installation service;
    private static ApiCaller elsewhere;
    private static Push push;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        service = new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 2);
        elsewhere = new ApiCaller(service.baseUrl(1) + "/api/v1", service.operatorKey());
        service.organization(elsewhere, "acme", 4);
        Installation.signIn(service.baseUrl(0), "acme", ADMIN);
        promote(ADMIN);
        JsonObject token = elsewhere.post(ACME + "/scim-tokens", new JsonObject().put("name", "Entra"));
        push = new Push(
                List.of(service.baseUrl(0), service.baseUrl(1)),
                "acme",
                token.getString("id"),
                token.getString("token"));
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        service.close();
    }

    private static void promote(String search) {
        String user = elsewhere
                .get(ACME + "/users?search=" + search)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        elsewhere.patch(ACME + "/users/" + user, new JsonObject().put("role", "org_admin"));
    }

    @Test
    void whatHappensAtAnotherNodeShowsWithoutAReload() {
        try (BrowserContext window = chromium.window(Look.DESK)) {
            Page users = window.newPage();
            users.navigate(
                    service.baseUrl(0) + "/sso/acme/practice/start?return_to=/console/users&login_hint=" + ADMIN);
            assertThat(users).hasURL(service.baseUrl(0) + "/console/users");
            watch(users);
            Page dashboard = window.newPage();
            dashboard.navigate(service.baseUrl(0) + "/console/");
            watch(dashboard);
            assertThat(users.locator("tbody tr")).hasCount(1);
            assertThat(dashboard.locator("section[aria-labelledby=seats-title] .figure b"))
                    .hasText("1");

            push.made(1, "/Users", pushed());
            Locator kim = users.locator("tbody tr", new Page.LocatorOptions().setHasText("kim@acme.example"));
            assertThat(kim).hasCount(1);
            assertThat(dashboard.locator("section[aria-labelledby=seats-title] .figure b"))
                    .hasText("2");

            promote("kim");
            assertThat(kim.locator("td.wide .pill.role")).hasText("Org Admin");
            assertThat(dashboard.locator("section[aria-labelledby=changes-title]"))
                    .containsText("Role set to Org Admin");

            assertUntouched(users);
            assertUntouched(dashboard);
        }
    }

    @Test
    void aSignInThatIsRefusedAtAnotherNodeShowsWithoutAReload() {
        elsewhere.patch(ACME, new JsonObject().put("maxSeats", 0));
        try (BrowserContext window = chromium.window(Look.DESK)) {
            Page dashboard = window.newPage();
            dashboard.navigate(service.baseUrl(0) + "/sso/acme/practice/start?return_to=/console/&login_hint=" + ADMIN);
            assertThat(dashboard).hasURL(service.baseUrl(0) + "/console/");
            watch(dashboard);
            Locator turnedAway = dashboard.locator("section[aria-labelledby=away-title]");
            assertThat(turnedAway).not().containsText("too.late");

            for (String person : List.of("too.late@acme.example", "later.still@acme.example")) {
                Installation.signIn(service.baseUrl(1), "acme", person);
                assertThat(turnedAway).containsText(person);
                assertThat(dashboard.locator("section[aria-labelledby=attempts-title]"))
                        .containsText(person);
            }
            assertUntouched(dashboard);
        } finally {
            elsewhere.patch(ACME, new JsonObject().put("maxSeats", 4));
        }
    }

    private static JsonObject pushed() {
        return new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:schemas:core:2.0:User"))
                .put("userName", "kim@acme.example")
                .put(
                        "emails",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("value", "kim@acme.example")
                                        .put("primary", true)))
                .put("active", true);
    }

    /** From when the page hears of changes. What is written into it now would be gone after a reload. */
    private static void watch(Page page) {
        assertThat(page.locator("body[data-live=yes]")).hasCount(1);
        page.evaluate("document.body.dataset.kept = 'yes'");
    }

    private static void assertUntouched(Page page) {
        assertThat(page.locator("body[data-kept=yes]")).hasCount(1);
    }
}
