package io.seatkeeper.app.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import io.vertx.core.json.JsonObject;

/** Somebody at a browser of one's own, between the service and Keycloak's login page. */
final class Visitor implements AutoCloseable {
    private final BrowserContext window;
    private final Page page;
    private final String base;

    Visitor(Chromium chromium, String base) {
        window = chromium.window(Look.DESK);
        page = window.newPage();
        this.base = base;
    }

    /** Asks to be signed in to an organization, and stops where that leads. */
    void start(String organization) {
        open(base + "/sso/" + organization);
    }

    void open(String address) {
        page.navigate(address);
    }

    /** Fills in Keycloak's own form. */
    void logIn(String email) {
        assertAskedForPassword();
        page.locator("#username").fill(email);
        page.locator("#password").fill(Realm.PASSWORD);
        page.locator("#kc-login").click();
    }

    void assertAskedForPassword() {
        assertThat(page.locator("#kc-login")).isVisible();
    }

    void assertSignedIn(String name) {
        assertThat(heading()).hasText("You are signed in");
        assertThat(page.getByText(name, new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    void assertFact(String term, String value) {
        assertThat(page.locator(".facts > div", new Page.LocatorOptions().setHasText(term))
                        .locator("dd"))
                .hasText(value);
    }

    void signOut() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(heading()).hasText("You are signed out");
    }

    /** Agrees, on the page in between, to be signed in as whom Keycloak named. */
    void continueAs(String email) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue as " + email))
                .click();
    }

    /** Signs out at Keycloak, whose page asks whether that is meant. */
    void logOutOf(Realm realm) {
        open(realm.logoutPage());
        page.locator("#kc-logout").click();
    }

    /** Who the service says is signed in. */
    JsonObject session() {
        return new JsonObject(askForSession().text());
    }

    /** Waits until the service no longer takes the browser's session. */
    void awaitNoSession() {
        page.waitForCondition(() -> askForSession().status() == 401);
    }

    private APIResponse askForSession() {
        return page.request().get(base + "/session");
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    @Override
    public void close() {
        window.close();
    }
}
