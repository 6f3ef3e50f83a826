package io.seatkeeper.admin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.seatkeeper.admin.console.ConsoleInChromium.ADMIN;
import static io.seatkeeper.admin.console.ConsoleInChromium.PATIENCE;
import static io.seatkeeper.admin.console.ConsoleInChromium.tabTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as somebody uses it: in Chromium, by keyboard, light and dark, on a narrow window, and without script. */
class ConsoleBrowserIT {
    private static ConsoleInChromium console;
    private static AdminApi api;
    private static String organization = "";
    private static ConsolePages pages;

    @BeforeAll
    static void start() {
        console = ConsoleInChromium.empty(60);
        api = console.api();
        organization = console.organization();
        pages = new ConsolePages(api, organization);
        api.adminsBrowser(organization, "sso", ADMIN);
        api.signedIn(organization, "sso", "maximiliane.alexandra.von.hohenstein.wolkenburg.rochlitz@acme.example");
    }

    @AfterAll
    static void stop() {
        console.close();
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
                    Chromium.assertWordsAreWhole(page);
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {780, 910, 1_040, 1_160})
    void listsKeepTheirWordsWholeBetweenPhoneAndDesk(int width) {
        inConsole(
                new Look(width, 800, false, "en"),
                page -> pages.lists().forEach(path -> {
                    page.navigate(api.origin() + path);
                    Chromium.assertFitsItsWidth(page);
                    Chromium.assertWordsAreWhole(page);
                }));
    }

    @Test
    void theMenuOfTheSmallestWindowReachesToItsEnd() {
        inConsole(Look.NARROWEST, page -> {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu"))
                    .click();
            Chromium.assertAccessible(page);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page.getByText("You are signed out").first()).isVisible();
        });
    }

    @Test
    void aLearnerBecomesOrgAdminByKeyboardAlone() {
        api.signedIn(organization, "sso", "kim@acme.example");
        console.window(Look.DESK, page -> {
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
        });
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
        console.window(look, page -> {
            page.navigate(link);
            for (String path : pages.ofSetUp()) {
                page.navigate(api.origin() + path);
                assertThat(page.locator("h1")).isVisible();
                Chromium.assertAccessible(page);
                Chromium.assertFitsItsWidth(page);
                Chromium.assertWordsAreWhole(page);
            }
        });
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
        console.visit(Look.DESK, mail, page -> {
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
        console.withoutScript(Look.PHONE, page -> {
            console.enter(page, ADMIN);
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
        });
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

    private static void inConsole(Look look, Consumer<Page> visit) {
        console.visit(look, ADMIN, visit);
    }
}
