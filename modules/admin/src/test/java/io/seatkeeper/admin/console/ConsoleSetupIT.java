package io.seatkeeper.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.admin.ApiClient;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a customer's IT does by a set-up link, and the same pages for SCIM tokens and domains in the console. */
class ConsoleSetupIT {
    private static AdminApi api;
    private static String organization = "";
    private static String console = "";
    private static String setup = "";
    private static TestBrowser ann;

    @BeforeAll
    static void start() {
        api = new AdminApi();
        organization = api.organization(50);
        api.connection(organization, "sso", ",\"domains\":[\"*\"]");
        ann = api.adminsBrowser(organization, "sso", "ann@acme.example");
        console = api.origin() + "/console";
        setup = api.origin() + "/setup";
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aLinkThatAnOrgAdminMadeOpensTheWizardWithoutAnAccount() {
        TestBrowser it = holder("IT");
        Page page = it.open(setup + "/connections");
        assertThat(page.document().select("nav a").eachText()).containsExactly("Connections", "SCIM", "Domains");
        assertThat(page.text()).doesNotContain("ann@acme.example").doesNotContain("seats");
        Page made = it.submit(
                it.open(setup + "/connections/new/keycloak/oidc"),
                "form.stack",
                Map.of(
                        "name",
                        "By IT",
                        "issuer",
                        api.idp().issuer(),
                        "clientId",
                        "c",
                        "clientSecret",
                        "s",
                        "domains",
                        "it.example"));
        assertThat(made.address().getPath()).startsWith("/setup/connections/");
        assertThat(made.document().select("h1").text()).as(made.text()).isEqualTo("By IT");

        Page token = it.submit(
                it.open(setup + "/scim/tokens/new"), "form.stack", Map.of("name", "Push by IT", "connection", "sso"));
        assertThat(token.document().select("#secret").attr("value")).startsWith("sk_scim_");
    }

    @Test
    void secretOfALinkStaysInNoAddress() {
        TestBrowser it = new TestBrowser();
        Page arrived = it.open(link("hidden"));
        assertThat(arrived.address().getPath()).isEqualTo("/setup/connections");
        assertThat(arrived.body()).doesNotContain("sk_setup_");
        assertThat(arrived.hops().getFirst().headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HTTPOnly", "SameSite=Lax", "Path=/setup");
    }

    @Test
    void aLinkReachesNothingElse() {
        TestBrowser it = holder("Nothing else");
        for (String path : List.of("/users", "/scim/requests", "/setup-links", "/audit", "/settings", "/changes")) {
            assertThat(it.open(setup + path).status()).as(path).isEqualTo(404);
        }
        assertThat(it.open(console + "/connections").address().getPath()).isEqualTo("/sign-in");
        String elsewhere = api.connection(api.organization(5), "sso", "");
        assertThat(it.open(setup + "/connections/" + elsewhere).status()).isEqualTo(404);
    }

    @Test
    void aFormOfAnotherPageDoesNothing() {
        TestBrowser it = holder("Careful");
        String token =
                it.open(setup + "/domains").document().select("[name=csrf]").attr("value");
        Map<String, String> form = Map.of("name", "forged.example", "csrf", token);
        assertThat(it.postFrom(URI.create("https://evil.example/"), setup + "/domains", form)
                        .status())
                .isEqualTo(401);
        assertThat(it.postFrom(URI.create(api.origin()), setup + "/domains", Map.of("name", "forged.example"))
                        .status())
                .isEqualTo(403);
        assertThat(it.open(setup + "/domains").text()).doesNotContain("forged.example");
    }

    @Test
    void aLinkThatWasEndedOpensNothingAnyMore() {
        String link = link("Ending");
        TestBrowser it = new TestBrowser();
        assertThat(it.open(link).status()).isEqualTo(200);
        Page links = ann.open(console + "/setup-links");
        String end =
                links.document().select("tr:has(bdi:containsOwn(Ending)) a").attr("abs:href");
        Page ended = ann.submit(ann.open(end), "form.actions", Map.of());
        assertThat(ended.text()).contains("The link has ended");
        for (String address : List.of(link, setup + "/connections", setup + "/domains")) {
            Page page = it.open(address);
            assertThat(page.status()).isEqualTo(401);
            assertThat(page.text()).contains("This link opens nothing any more");
        }
        assertThat(new TestBrowser().open(setup + "/sk_setup_nonsense").status())
                .isEqualTo(401);
        assertThat(new TestBrowser().open(setup + "/connections").status()).isEqualTo(401);
    }

    @Test
    void tokenIsShownOnceThoughTheFormIsSentTwice() {
        Page form = ann.open(console + "/scim/tokens/new");
        Page first = ann.submit(form, "form.stack", Map.of("name", "Entra"));
        Page again = ann.submit(form, "form.stack", Map.of("name", "Entra"));
        String secret = first.document().select("#secret").attr("value");
        assertThat(secret).startsWith("sk_scim_");
        assertThat(again.document().select("#secret").attr("value")).isEqualTo(secret);
        Page list = ann.open(console + "/scim");
        assertThat(list.document().select("tbody td:first-child bdi").eachText())
                .containsOnlyOnce("Entra");
        assertThat(list.body()).doesNotContain(secret);
        assertThat(list.document().select("#base").attr("value")).isEqualTo(api.origin() + "/scim/v2/" + organization);
        Page refused = ann.submit(form, "form.stack", Map.of("name", "", "once", ""));
        assertThat(refused.document().select("#name-fault")).hasSize(1);
    }

    @Test
    void tokenIsRenewedBesideTheOldOneAndRevokedAfterAQuestion() {
        String old = ann.submit(
                        ann.open(console + "/scim/tokens/new"), "form.stack", Map.of("name", "Okta", "days", "90"))
                .document()
                .select("#secret")
                .attr("value");
        Page successor = ann.submit(ann.open(act("Okta", "Renew")), "form.actions", Map.of());
        String young = successor.document().select("#secret").attr("value");
        assertThat(young).startsWith("sk_scim_").isNotEqualTo(old);
        assertThat(push(old)).isEqualTo(200);
        assertThat(push(young)).isEqualTo(200);
        assertThat(ann.open(console + "/scim").document().select("tr:has(bdi:containsOwn(Okta))"))
                .as("the young one lasts as long as the old one")
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.select("td:eq(2) time")).hasSize(1));
        ann.submit(ann.open(act("Okta", "Revoke")), "form.actions", Map.of());
        Page after = ann.submit(ann.open(act("Okta", "Revoke")), "form.actions", Map.of());
        assertThat(after.text()).contains("The token is revoked");
        assertThat(List.of(push(old), push(young))).containsExactly(401, 401);
    }

    @Test
    void clientIsMadeGetsAnotherSecretAndIsRevoked() {
        Page form = ann.open(console + "/scim/clients/new");
        Page refused = ann.submit(form, "form.stack", Map.of("name", "Federated", "authentication", "federation"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.document().select("#name").attr("value")).isEqualTo("Federated");
        Page federated = ann.submit(
                refused, "form.stack", Map.of("issuer", api.idp().issuer(), "subject", "s", "audience", "api://a"));
        assertThat(federated.text()).contains("The client is made", api.idp().issuer(), "api://a");

        Page made = ann.submit(ann.open(console + "/scim/clients/new"), "form.stack", Map.of("name", "Gallery"));
        String secret = made.document().select("#secret").attr("value");
        assertThat(secret).as(made.text()).startsWith("sk_client_");
        Page client = ann.click(made, "p.row > a.button");
        Page second = ann.submit(client, "form[action$=/secrets]", Map.of());
        assertThat(second.document().select("#secret").attr("value"))
                .startsWith("sk_client_")
                .isNotEqualTo(secret);
        Page ended =
                ann.submit(ann.click(ann.click(second, "p.row > a.button"), "a[id^=s-]"), "form.actions", Map.of());
        assertThat(ended.document().select("a[id^=s-]")).hasSize(1);
        Page revoked = ann.submit(ann.click(ended, "#remove"), "form.actions", Map.of());
        assertThat(revoked.text()).contains("The client is revoked").doesNotContain("Gallery");
    }

    @Test
    void domainShowsItsRecordAndIsProvenByTheButton() {
        Page added =
                ann.submit(ann.open(console + "/domains"), "form.filters", Map.of("name", organization + ".example"));
        assertThat(added.document().select(".copy input").eachAttr("value"))
                .anyMatch(value -> value.endsWith(organization + ".example"));
        Page early = ann.submit(added, "form[action$=/verify]", Map.of());
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("The record is not to be seen yet");

        api.dns()
                .txt(
                        added.document().select("input[id^=name-]").attr("value"),
                        added.document().select("input[id^=value-]").attr("value"));
        Page proven = ann.submit(early, "form[action$=/verify]", Map.of());
        assertThat(proven.text()).contains(organization + ".example is proven");
        Page refused = ann.submit(proven, "form.filters", Map.of("name", "no domain at all"));
        assertThat(refused.document().select("#name-fault")).hasSize(1);
        assertThat(refused.document().select("#name").attr("value")).isEqualTo("no domain at all");
        Page gone = ann.submit(
                ann.open(proven.document().select("a[id^=remove-]").attr("abs:href")), "form.actions", Map.of());
        assertThat(gone.text()).contains("No domain yet");
    }

    private static String link(String name) {
        return ann.submit(ann.open(console + "/setup-links"), "form.filters", Map.of("name", name))
                .document()
                .select("#secret")
                .attr("value");
    }

    private static TestBrowser holder(String name) {
        TestBrowser browser = new TestBrowser();
        assertThat(browser.open(link(name)).status()).isEqualTo(200);
        return browser;
    }

    private static String act(String token, String act) {
        return ann.open(console + "/scim")
                .document()
                .select("tr:has(bdi:containsOwn(" + token + ")) a:contains(" + act + ")")
                .attr("abs:href");
    }

    private static int push(String token) {
        return new ApiClient(api.origin() + "/scim/v2/" + organization)
                .with("Authorization", "Bearer " + token)
                .get("/Users?count=1")
                .response()
                .statusCode();
    }
}
