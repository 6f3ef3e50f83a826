package io.seatkeeper.app.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product that knows Seatkeeper only as an OpenID provider, with everything real, in Chromium. */
class ProductSignInIT {
    private static final int LONGEST_WAIT_MS = 60_000;

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

    @Test
    void firstVisitLeadsToTheTrainingPageAndTheNextOneNeedsNoPageOnTheWay() {
        try (BrowserContext window = chromium.window(Look.DESK)) {
            Page page = window.newPage();
            page.navigate(product("/"));
            Chromium.assertAccessible(page);
            picture(page, "welcome");
            page.getByLabel("Your company").fill("acme");
            page.getByRole(AriaRole.BUTTON, named("Go on")).click();
            pick(page, "Ada Okafor");

            assertThat(heading(page)).hasText("Ada Okafor");
            assertThat(fact(page, "Organization")).hasText("Acme");
            assertThat(fact(page, "Role")).hasText("Learner");
            assertThat(fact(page, "Team")).hasText("None yet");
            Chromium.assertAccessible(page);
            picture(page, "training");

            // A new browser session at the product, while Seatkeeper's own goes on.
            window.clearCookies(new BrowserContext.ClearCookiesOptions().setName("fernhill_session"));
            page.navigate(product("/login?organization=acme"));
            assertThat(heading(page)).hasText("Ada Okafor");
            assertThat(page).hasURL(product("/"));
        }
    }

    @Test
    void signingOutAtTheProductSignsOutEverywhereAndComesBack() {
        try (BrowserContext window = chromium.window(Look.PHONE.inTheDark())) {
            Page page = window.newPage();
            page.navigate(product("/login?organization=acme"));
            pick(page, "Emeka Nwosu");
            assertThat(heading(page)).hasText("Emeka Nwosu");
            Chromium.assertAccessible(page);
            picture(page, "training-phone");

            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();

            assertThat(page.getByRole(AriaRole.STATUS)).containsText("You are signed out");
            assertThat(page).hasURL(product("/goodbye"));
            Chromium.assertAccessible(page);
            picture(page, "goodbye-phone");
            page.navigate(demo.value("BASE_URL") + "/signed-in");
            assertThat(page).hasURL(demo.value("BASE_URL") + "/sign-in");
        }
    }

    @Test
    void fullOrganizationIsSaidBySeatkeeperAndNobodyIsLetIn() {
        try (BrowserContext window = chromium.window(Look.DESK)) {
            Page page = window.newPage();
            page.navigate(product("/login?organization=tiny"));
            pick(page, "Björn Lindqvist");

            assertThat(heading(page)).hasText("All 2 seats of Tiny are in use");
            page.navigate(product("/"));
            assertThat(page.getByRole(AriaRole.BUTTON, named("Go on"))).isVisible();
        }
    }

    @Test
    void whomTheIdentityProviderDeprovisionsIsSignedOutOfTheProduct() {
        try (BrowserContext window = chromium.window(Look.DESK.inTheDark())) {
            Page page = window.newPage();
            page.navigate(product("/login?organization=acme"));
            pick(page, "Hiroshi Tanaka");
            assertThat(heading(page)).hasText("Hiroshi Tanaka");
            try (BrowserContext elsewhere = chromium.window(Look.DESK)) {
                Page idp = elsewhere.newPage();
                pushEverybody(idp);
                idp.getByRole(AriaRole.BUTTON, named("Suspend: Hiroshi Tanaka")).click();
                pushEverybody(idp);
            }

            Instant end = Instant.now().plusMillis(LONGEST_WAIT_MS);
            while (page.getByRole(AriaRole.STATUS).count() == 0 && Instant.now().isBefore(end)) {
                page.reload();
            }
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your company has ended your session");
            Chromium.assertAccessible(page);
            picture(page, "ended-dark");
        }
    }

    private static String product(String path) {
        return demo.value("PRODUCT_URL") + path;
    }

    /** Into a folder that a developer names, to be looked at. */
    private static void picture(Page page, String name) {
        Optional.ofNullable(System.getProperty("product.pictures"))
                .ifPresent(folder -> page.screenshot(
                        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png"))));
    }

    private static void pushEverybody(Page page) {
        page.navigate(demo.value("PRACTICE_IDP_URL") + "/push");
        page.getByRole(AriaRole.BUTTON, named("Push everybody")).click();
        assertThat(page.getByRole(AriaRole.STATUS))
                .containsText("Finished", new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST_WAIT_MS));
    }

    private static void pick(Page page, String name) {
        page.locator("button.person", new Page.LocatorOptions().setHasText(name))
                .click();
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static Locator fact(Page page, String term) {
        return page.locator("dl > div", new Page.LocatorOptions().setHasText(term))
                .locator("dd");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
