package io.seatkeeper.admin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of a connection with its further settings unfolded, in Chromium: light and dark, wide and narrow, by keyboard. */
class ConsoleEditBrowserIT {
    private static final double PATIENCE = 60_000;
    private static final String ADMIN = "fatima.benali@acme.example";

    private static AdminApi api;
    private static Chromium chromium;
    private static String organization = "";
    private static String oidc = "";
    private static String saml = "";

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        api = new AdminApi();
        chromium = Chromium.start();
        organization = api.organization(60);
        oidc = api.connection(organization, "sso", ",\"domains\":[\"*\"]");
        saml = api.operator()
                .post(
                        "/organizations/" + organization + "/connections",
                        "{\"protocol\":\"saml\",\"slug\":\"adfs\",\"metadataUrl\":\"%s/saml/metadata\",\"domains\":[\"a.example\"]}"
                                .formatted(api.idp().issuer()))
                .expect(201)
                .text("id");
        api.adminsBrowser(organization, "sso", ADMIN);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        api.close();
    }

    static List<Look> looks() {
        return List.of(
                Look.DESK,
                Look.DESK.inTheDark().reading("de"),
                Look.NARROWEST.reading("de"),
                Look.NARROWEST.inTheDark());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void unfoldedFormCanBeUsedByEverybodyAndFitsItsWindow(Look look) {
        try (BrowserContext window = chromium.window(look)) {
            Page page = entered(window);
            for (String id : List.of(oidc, saml)) {
                page.navigate(edit(id));
                page.locator("#advanced > summary").click();
                assertUsable(page);
                api.operator()
                        .patch(
                                "/organizations/" + organization + "/connections/" + id,
                                "{\"clockSkewSeconds\":%d}".formatted(look.width() % 300))
                        .expect(200);
                page.locator("#clockSkewSeconds").fill("12");
                send(page);
                assertThat(page.locator(".faults")).isVisible();
                assertThat(page.locator("#clockSkewSeconds-now")).isVisible();
                assertUsable(page);
                page.locator("#clockSkewSeconds").fill("301");
                send(page);
                assertThat(page.locator("#clockSkewSeconds-fault")).isVisible();
                assertUsable(page);
            }
        }
    }

    @Test
    void aSettingIsFoundRefusedMendedAndSavedByKeyboardAlone() {
        try (BrowserContext window = chromium.window(Look.DESK)) {
            Page page = entered(window);
            page.navigate(edit(oidc));
            ConsoleInChromium.tabTo(page, "#advanced > summary");
            page.keyboard().press("Enter");
            ConsoleInChromium.tabTo(page, "#maxAge");
            page.keyboard().type("an hour");
            page.keyboard().press("Enter");

            assertThat(page.locator(".faults")).isFocused();
            ConsoleInChromium.tabTo(page, ".faults a");
            page.keyboard().press("Enter");
            assertThat(page.locator("#maxAge")).isFocused();
            page.keyboard().press("Control+A");
            page.keyboard().type("3600");
            page.keyboard().press("Enter");

            assertThat(page.locator(".notice[role=status]")).containsText("The connection is changed");
            assertThat(page.locator("dl.facts").last()).containsText("3600");
        }
    }

    private static void assertUsable(Page page) {
        Chromium.assertAccessible(page);
        Chromium.assertFitsItsWidth(page);
    }

    private static void send(Page page) {
        page.locator("form.stack button[type=submit]").click();
    }

    private static String edit(String id) {
        return api.origin() + "/console/connections/" + id + "/edit";
    }

    private static Page entered(BrowserContext window) {
        Page page = window.newPage();
        page.navigate(api.origin() + "/sso/" + organization + "/sso/start?return_to=/console/&login_hint=" + ADMIN);
        assertThat(page).hasURL(api.origin() + "/console/");
        return page;
    }
}
