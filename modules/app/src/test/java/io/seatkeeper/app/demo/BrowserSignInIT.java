package io.seatkeeper.app.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way in and out with everything real: the demo, the practice identity provider and Chromium. */
class BrowserSignInIT {
    private static Demo demo;
    private static Chromium chromium;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        demo = Demo.start(folder, Demo.Ports.FREE);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        demo.close();
    }

    @ParameterizedTest
    @CsvSource({
        "false, Ada Okafor, ada.okafor@acme.example",
        "true, عبد الرحمن الحسيني, abdulrahman.alhusseini@acme.example"
    })
    void newPersonBecomesALearnerSeesWhoTheyAreAndSignsOut(boolean dark, String name, String email) {
        inWindow(dark ? Look.PHONE.inTheDark() : Look.DESK, page -> {
            page.navigate(base() + "/");
            Chromium.assertAccessible(page);
            assertThat(page.locator("#who")).isFocused();
            page.keyboard().type("acme");
            page.keyboard().press("Enter");
            pick(page, name);

            assertThat(heading(page)).hasText("You are signed in");
            assertThat(page.getByText(name, exactly())).isVisible();
            assertThat(page.getByText(email)).isVisible();
            assertThat(fact(page, "Organization")).hasText("Acme");
            assertThat(fact(page, "Role")).hasText("Learner");
            assertThat(fact(page, "Signed in with")).hasText("OpenID Connect");
            Chromium.assertAccessible(page);

            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();

            assertThat(heading(page)).hasText("You are signed out");
            Chromium.assertAccessible(page);
            page.navigate(base() + "/signed-in");
            assertThat(page).hasURL(base() + "/sign-in");
        });
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void whoComesToAFullOrganizationReadsWhyAndWhomToAsk(boolean dark) {
        inWindow(dark ? Look.DESK.inTheDark() : Look.PHONE, page -> {
            page.navigate(base() + "/sso/tiny");
            pick(page, "Björn Lindqvist");

            assertThat(heading(page)).hasText("All 2 seats of Tiny are in use");
            assertThat(page.getByRole(AriaRole.LINK, named("it@tiny.example")))
                    .hasAttribute("href", Pattern.compile("mailto:it@tiny\\.example\\?subject=.+"));
            assertThat(fact(page, "Reference")).hasText(Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}"));
            assertThat(fact(page, "Code")).hasText("seats_exhausted");
            Chromium.assertAccessible(page);
        });
    }

    @Test
    void refusalSpeaksTheReadersLanguage() {
        inWindow(Look.DESK.reading("de"), page -> {
            page.navigate(base() + "/sso/tiny");
            pick(page, "Björn Lindqvist");

            assertThat(heading(page)).hasText("Alle 2 Plätze von Tiny sind belegt");
        });
    }

    @Test
    void newPersonBecomesALearnerBySamlAndIsPushedByScim() {
        inWindow(Look.DESK, page -> {
            page.navigate(base() + "/sso/acme/" + demo.value("SAML_CONNECTION") + "/start");
            pick(page, "Tomasz Wiśniewski");

            assertThat(heading(page)).hasText("You are signed in");
            assertThat(fact(page, "Role")).hasText("Learner");
            assertThat(fact(page, "Signed in with")).hasText("SAML");
            Chromium.assertAccessible(page);

            page.navigate(demo.value("PRACTICE_IDP_URL") + "/push");
            page.getByRole(AriaRole.BUTTON, named("Push everybody")).click();
            assertThat(page.getByRole(AriaRole.STATUS))
                    .containsText("Finished", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(page.getByRole(AriaRole.STATUS)).not().containsText("went wrong");
            Chromium.assertAccessible(page);
        });
    }

    @Test
    void faultOfTheIdentityProviderIsNamedAsItsOwn() {
        inWindow(Look.DESK, page -> {
            page.navigate(base() + "/sso/acme?login_hint=zoe@acme.example%3Bfault=wrong_nonce");

            assertThat(heading(page)).hasText("The sign-in service of Acme sent an answer that can’t be accepted");
            assertThat(fact(page, "Code")).hasText("oidc_nonce_mismatch");
            assertThat(fact(page, "Sign-in service")).hasText("127.0.0.1");
            Chromium.assertAccessible(page);
        });
    }

    @Test
    void organizationThatNobodyKnowsIsAskedForAgain() {
        inWindow(Look.DESK, page -> {
            page.navigate(base() + "/sign-in");
            assertThat(page.locator("#who")).isFocused();
            page.keyboard().type("sam@nowhere.example");
            page.keyboard().press("Enter");

            assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
            assertThat(page.locator("#who")).hasValue("sam@nowhere.example");
            Chromium.assertAccessible(page);
        });
    }

    @Test
    void pathThatIsNowhereIsSaidOnAPage() {
        inWindow(Look.DESK, page -> {
            page.navigate(base() + "/nowhere");

            assertThat(heading(page)).hasText("There is no page here");
            Chromium.assertAccessible(page);
        });
    }

    @Test
    void wayInAndOutNeedsNoScript() {
        try (BrowserContext window = chromium.window(Look.DESK, new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = window.newPage();
            page.navigate(base() + "/sign-in");
            page.locator("#who").fill("acme");
            page.getByRole(AriaRole.BUTTON, named("Sign in with SSO")).click();
            pick(page, "Hiroshi Tanaka");
            assertThat(fact(page, "Role")).hasText("Learner");
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            assertThat(heading(page)).hasText("You are signed out");
        }
    }

    /** Picks somebody at the practice identity provider. */
    private static void pick(Page page, String name) {
        page.locator("button.person", new Page.LocatorOptions().setHasText(name))
                .click();
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static Locator fact(Page page, String term) {
        return page.locator(".facts > div", new Page.LocatorOptions().setHasText(term))
                .locator("dd");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static String base() {
        return demo.value("BASE_URL");
    }

    private static void inWindow(Look look, Consumer<Page> visit) {
        try (BrowserContext window = chromium.window(look)) {
            visit.accept(window.newPage());
        }
    }
}
