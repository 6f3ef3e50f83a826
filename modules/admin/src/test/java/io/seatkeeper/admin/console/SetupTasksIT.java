package io.seatkeeper.admin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.browser.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an Org Admin does in Chromium with domains, set-up links and connections, and what IT does by a link. */
class SetupTasksIT {
    private static ConsoleInChromium console;
    private static AdminApi api;

    @BeforeAll
    static void start() {
        console = ConsoleInChromium.ofAnAdmin(50);
        api = console.api();
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void domainIsAddedItsRecordCopiedAndTheDomainProvenAndGivenUp() {
        String domain = console.organization() + ".example";
        console.visit(reader -> {
            reader.goes("Domains");
            reader.sees("No domain yet");
            reader.types("Domain", domain);
            reader.presses("Add");
            reader.isTold(domain + " is added.");
            String name = reader.copies("Name of the TXT record");
            String value = reader.copies("Value");
            assertThat(name).endsWith(domain);
            reader.presses("Check " + domain);
            assertThat(reader.page().getByRole(AriaRole.ALERT)).containsText("The record is not to be seen yet.");
            api.dns().txt(name, value);
            reader.presses("Check " + domain);
            reader.isTold(domain + " is proven.");
            reader.sees("Proven just now");

            reader.follows("Give up " + domain);
            reader.isAsked("Give " + domain + " up?", "Accounts stay.");
            reader.agrees("Give the domain up");
            reader.isTold("The domain is given up.");
            reader.sees("No domain yet");
        });
    }

    @Test
    void aLinkLetsItConnectTheProviderWithoutAnAccountUntilItIsEnded() {
        console.visit(reader -> {
            reader.goes("Connections");
            reader.follows("Set-up links");
            reader.types("For whom", "Jo from IT");
            reader.chooses("Lasts", "1 day");
            reader.presses("Make the link");
            reader.headed("The set-up link is made");
            String link = reader.copies("Set-up link");
            console.window(Look.DESK, page -> {
                connects(new Reader(page), link);
                reader.goes("Connections");
                assertThat(reader.row("Keycloak of IT")).containsText("In use");
                reader.follows("Set-up links");
                assertThat(reader.row("Jo from IT")).containsText("just now");
                reader.follows("End Jo from IT");
                reader.isAsked("End the set-up link “Jo from IT”?", "What was entered by it stays.");
                reader.agrees("End the link");
                reader.isTold("The link has ended.");
                assertThat(reader.row("Jo from IT")).hasCount(0);

                page.reload();
                new Reader(page).headed("This link opens nothing any more");
            });
        });
        assertThat(signIn("keycloak", "kay@jo.example")).isEqualTo(200);
    }

    private static void connects(Reader it, String link) {
        it.page().navigate(link);
        it.headed("Connections");
        it.sees("You are here by a set-up link.");
        assertThat(it.page().getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK))
                .hasCount(3);
        it.reachesAndPresses(AriaRole.LINK, "Connect a provider");
        it.reachesAndPresses(AriaRole.LINK, "Keycloak: OpenID Connect");
        assertThat(it.copies("Valid redirect URIs")).startsWith(api.origin() + "/sso/" + console.organization());
        it.types("Issuer", api.idp().issuer());
        it.types("Client ID", "seatkeeper");
        it.types("Credentials → Client Secret", "shared");
        it.types("Name", "Keycloak of IT");
        it.types("Domains it speaks for", "jo.example");
        it.presses("Check and connect");
        it.isTold("The connection is made.");
        it.headed("Keycloak of IT");
        it.presses("Test");
        Page tried = it.page().context().waitForPage(() -> it.follows("Open the sign-in"));
        tried.getByRole(AriaRole.BUTTON).first().click();
        it.isTold("The sign-in works.");
        assertThat(it.row("nonce")).containsText("Passed");
    }

    @Test
    void connectionIsSwitchedOffAndRemovedAfterAQuestionWithNumbers() {
        api.connection(console.organization(), "leaving", ",\"name\":\"Old Okta\",\"domains\":[\"*\"]");
        api.signedIn(console.organization(), "leaving", "lee@acme.example");
        TestBrowser lia = api.signedIn(console.organization(), "leaving", "lia@acme.example");
        api.signedIn(console.organization(), "leaving", "lia@acme.example");
        console.visit(reader -> {
            reader.goes("Connections");
            reader.follows("Old Okta");
            reader.headed("Old Okta");
            reader.follows("Switch off");
            reader.isAsked(
                    "Switch Old Okta off?",
                    "Nobody signs in by Old Okta until it is switched on again.",
                    "2 active people come by it.");
            reader.agrees("Switch off");
            reader.isTold("The connection is switched off.");
            assertThat(signIn("leaving", "lia@acme.example")).isEqualTo(403);
            assertThat(lia.open(api.origin() + "/session").status()).isEqualTo(200);

            reader.follows("Remove");
            reader.isAsked("Remove Old Okta?", "2 active people come by it.", "3 open sessions end at once.");
            reader.agrees("Remove the connection");
            reader.isTold("The connection is removed.");
            assertThat(reader.row("Old Okta")).hasCount(0);
            assertThat(lia.open(api.origin() + "/session").status()).isEqualTo(401);
        });
    }

    @Test
    void nobodyAndNothingIsSaidInWords() {
        api.connection(console.organization(), "idle", ",\"name\":\"Idle\",\"domains\":[\"idle.example\"]");
        console.visit(reader -> {
            reader.goes("Connections");
            reader.follows("Idle");
            reader.follows("Remove");
            reader.isAsked("Remove Idle?", "Nobody comes by it.", "No open session ends.");
        });
    }

    private static int signIn(String connection, String mail) {
        return new TestBrowser()
                .open(api.origin() + "/sso/" + console.organization() + "/" + connection + "/start?login_hint=" + mail)
                .status();
    }
}
