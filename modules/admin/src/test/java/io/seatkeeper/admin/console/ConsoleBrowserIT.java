package io.seatkeeper.admin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The console as somebody uses it: in Chromium, by keyboard, light and dark, on a narrow window, and without script. */
class ConsoleBrowserIT {
    private static final double PATIENCE = 60_000;
    private static final String ADMIN = "fatima.benali@acme.example";

    private static AdminApi api;
    private static Chromium chromium;
    private static String organization = "";
    private static ConsolePages pages;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        api = new AdminApi();
        chromium = Chromium.start();
        organization = api.organization(60);
        pages = new ConsolePages(api, organization);
        api.adminsBrowser(organization, "sso", ADMIN);
        api.signedIn(organization, "sso", "maximiliane.alexandra.von.hohenstein.wolkenburg.rochlitz@acme.example");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        api.close();
    }

    static List<Look> looks() {
        return List.of(Look.DESK, Look.DESK.inTheDark(), Look.NARROWEST, Look.PHONE.inTheDark());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageCanBeUsedByEverybodyAndFitsItsWindow(Look look) {
        inConsole(
                look,
                page -> pages.all(ADMIN).forEach(path -> {
                    page.navigate(api.origin() + path);
                    Chromium.assertAccessible(page);
                    Chromium.assertFitsItsWidth(page);
                }));
    }

    @Test
    void aLearnerBecomesOrgAdminByKeyboardAlone() {
        api.signedIn(organization, "sso", "kim@acme.example");
        try (BrowserContext window = chromium.window(Look.DESK)) {
            Page page = window.newPage();
            page.navigate(api.origin() + "/console/users");
            assertThat(page.locator("#who")).isFocused();
            page.keyboard().type(organization);
            page.keyboard().press("Enter");
            assertThat(page.locator("button.person").first()).isVisible();
            tabTo(page, "button.person:has-text('Fatima Zahra Benali')");
            page.keyboard().press("Enter");

            assertThat(page).hasURL(api.origin() + "/console/users");
            page.keyboard().press("/");
            assertThat(page.locator("#search")).isFocused();
            page.keyboard().type("kim");
            assertThat(page).hasURL(Pattern.compile(".*search=kim.*"));
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("#search")).isFocused();
            tabTo(page, "a.opens");
            page.keyboard().press("Enter");
            assertThat(page.locator(".head .person")).containsText("kim@acme.example");
            tabTo(page, "#role");
            page.keyboard().press("Enter");
            assertThat(page.locator("form.actions button[type=submit]")).isFocused();
            page.keyboard().press("Enter");

            assertThat(page.locator(".notice[role=status]")).containsText("is Org Admin now.");
            assertThat(page.locator(".head .pill.role")).hasText("Org Admin");
        }
        assertThat(api.operator()
                        .get("/organizations/" + organization + "/users?role=org_admin&search=kim")
                        .json()
                        .getLong("total"))
                .isEqualTo(1);
    }

    @Test
    void aProviderIsConnectedAndTriedByKeyboardAlone() {
        inConsole(Look.DESK, page -> {
            page.navigate(api.origin() + "/console/connections");
            tabTo(page, "#connect");
            page.keyboard().press("Enter");
            assertThat(page.locator("#keycloak-oidc")).isVisible();
            tabTo(page, "#keycloak-oidc");
            page.keyboard().press("Enter");
            assertThat(page.locator(".copy label").first()).hasText("Valid redirect URIs");
            type(page, "#issuer", "https://nobody.invalid/realms/acme");
            type(page, "#clientId", "seatkeeper");
            type(page, "#clientSecret", "shared");
            type(page, "#domains", "keyboard.example");
            page.keyboard().press("Enter");

            assertThat(page.locator(".faults")).isFocused();
            tabTo(page, ".faults a");
            page.keyboard().press("Enter");
            assertThat(page.locator("#issuer")).isFocused();
            page.keyboard().press("Control+A");
            page.keyboard().type(api.idp().issuer());
            page.keyboard().press("Enter");

            assertThat(page.locator(".notice[role=status]")).containsText("The connection is made");
            tabTo(page, "#test");
            page.keyboard().press("Enter");
            assertThat(page.locator("#go")).isFocused();
            Page tried = page.context().waitForPage(() -> page.keyboard().press("Enter"));
            assertThat(tried.locator("button.person").first()).isVisible();
            tabTo(tried, "button.person");
            tried.keyboard().press("Enter");
            assertThat(page.locator("#result .notice")).containsText("The sign-in works");
            assertThat(page.locator(".checks tbody tr").first()).isVisible();
            Chromium.assertAccessible(page);
        });
    }

    @Test
    void metadataIsReadFromAFile() {
        inConsole(Look.DESK, page -> {
            page.navigate(api.origin() + "/console/connections/new/google/saml");
            page.locator("#file")
                    .setInputFiles(
                            new FilePayload("metadata.xml", "text/xml", "<é/>".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator("#metadataXml")).hasValue("<é/>");
        });
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aCustomersItCanUseEveryPageOfASetUpLink(Look look) {
        String link = api.operator()
                .post("/organizations/" + organization + "/setup-links", "{}")
                .expect(201)
                .text("url");
        try (BrowserContext window = chromium.window(look)) {
            Page page = window.newPage();
            page.navigate(link);
            for (String path : pages.ofSetUp()) {
                page.navigate(api.origin() + path);
                assertThat(page.locator("h1")).isVisible();
                Chromium.assertAccessible(page);
                Chromium.assertFitsItsWidth(page);
            }
        }
    }

    @Test
    void whatOthersChangeShowsWithoutAReload() {
        inConsole(Look.DESK, page -> {
            page.navigate(api.origin() + "/console/users");
            assertThat(page.locator("body[data-live=yes]")).hasCount(1);
            page.locator("#search").fill("newcomer");
            assertThat(page.locator(".empty")).isVisible();
            page.evaluate("document.body.dataset.kept = 'yes'");

            api.signedIn(organization, "sso", "newcomer@acme.example");

            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("#search")).hasValue("newcomer");
            assertThat(page.locator("body[data-kept=yes]")).hasCount(1);
            int used = api.operator()
                    .get("/organizations/" + organization + "/seats")
                    .json()
                    .getInteger("used");
            assertThat(page.locator("#seats b")).hasText(String.valueOf(used));
        });
    }

    @Test
    void anOpenPageEndsWithItsSession() {
        String mail = "eve@acme.example";
        api.adminsBrowser(organization, "sso", mail);
        inConsole(Look.DESK, mail, page -> {
            page.navigate(api.origin() + "/console/users");
            assertThat(page.locator("body[data-live=yes]")).hasCount(1);

            api.operator()
                    .delete("/organizations/" + organization + "/users/" + api.userId(organization, mail) + "/sessions")
                    .expect(204);

            assertThat(page.locator("#who")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
        });
    }

    @Test
    void everythingWorksWithoutScript() {
        api.signedIn(organization, "sso", "noor@acme.example");
        try (BrowserContext window = chromium.window(Look.PHONE, new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = window.newPage();
            enter(page, ADMIN);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu"))
                    .click();
            page.locator("#rooms a", new Page.LocatorOptions().setHasText("Users"))
                    .click();
            page.locator("#search").fill("noor");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Apply"))
                    .click();
            page.locator("a.opens").click();
            page.locator("#block").click();
            page.locator("form.actions button[type=submit]").click();
            assertThat(page.locator(".notice[role=status]")).containsText("is blocked");
            page.locator("#block").click();
            page.locator("form.actions button[type=submit]").click();
            assertThat(page.locator(".notice[role=status]")).containsText("can sign in again");
        }
    }

    @Test
    void coloursAreChosenOnceForEveryPage() {
        inConsole(Look.DESK, page -> {
            page.navigate(api.origin() + "/console/users?role=org_admin");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark"))
                    .click();
            assertThat(page.locator("html[data-theme=dark]")).hasCount(1);
            assertThat(page).hasURL(api.origin() + "/console/users?role=org_admin");
            page.navigate(api.origin() + "/console/");
            assertThat(page.locator("html[data-theme=dark]")).hasCount(1);
            Chromium.assertAccessible(page);
        });
    }

    private static void type(Page page, String field, String text) {
        tabTo(page, field);
        assertThat(page.locator(field)).isFocused();
        page.keyboard().type(text);
    }

    /** Follows the focus as a keyboard moves it, to the first of what the selector finds. */
    static void tabTo(Page page, String selector) {
        Locator wanted = page.locator(selector).first();
        for (int presses = 0; presses < 80; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + selector + " on " + page.url());
    }

    private static void inConsole(Look look, Consumer<Page> visit) {
        inConsole(look, ADMIN, visit);
    }

    private static void inConsole(Look look, String who, Consumer<Page> visit) {
        try (BrowserContext window = chromium.window(look)) {
            Page page = window.newPage();
            List<String> faults = new ArrayList<>();
            page.onPageError(faults::add);
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    faults.add(message.text());
                }
            });
            enter(page, who);
            visit.accept(page);
            assertThat(faults).isEmpty();
        }
    }

    private static void enter(Page page, String who) {
        page.navigate(api.origin() + "/sso/" + organization + "/sso/start?return_to=/console/&login_hint=" + who);
        assertThat(page).hasURL(api.origin() + "/console/");
    }
}
