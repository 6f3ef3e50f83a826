package io.seatkeeper.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connections in the console: the wizard, one connection, its trial, and what touches everybody who comes by it. */
class ConsoleConnectionsIT {
    private static AdminApi api;
    private static String organization = "";
    private static String connections = "";
    private static TestBrowser ann;

    @BeforeAll
    static void start() {
        api = new AdminApi();
        organization = api.organization(50);
        api.connection(organization, "sso", ",\"domains\":[\"*\"]");
        ann = api.adminsBrowser(organization, "sso", "ann@acme.example");
        connections = api.origin() + "/console/connections";
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void wizardSaysInTheVendorsWordsWhatToEnterWhere() {
        Page page = ann.open(connections + "/new/okta/saml");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select(".copy label").eachText())
                .containsExactly("Single sign-on URL", "Audience URI (SP Entity ID)");
        assertThat(page.document().select(".copy input").eachAttr("value"))
                .containsExactly(
                        api.origin() + "/sso/" + organization + "/okta/acs",
                        api.origin() + "/sso/" + organization + "/okta/metadata");
        for (String path : List.of("/new/nobody/saml", "/new/okta/kerberos", "/nowhere")) {
            assertThat(ann.open(connections + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void connectionIsMadeAtTheAddressesThatTheWizardShowed() {
        Page form = ann.open(connections + "/new/other/oidc");
        String shown = form.document().select(".copy input").attr("value");
        Page made = ann.submit(form, "form.stack", entered("console-made", "*"));
        assertThat(made.document().select("[role=status]").text()).contains("The connection is made");
        assertThat(made.document().select("h1").text()).isEqualTo("console-made");
        assertThat(made.document().select(".copy input").eachAttr("value")).contains(shown);
        String slug = shown.replaceFirst(".*/([^/]+)/callback$", "$1");
        assertThat(api.operator()
                        .get("/organizations/" + organization + "/connections/" + slug)
                        .expect(200)
                        .text("redirectUri"))
                .isEqualTo(shown);
    }

    @Test
    void nothingIsLostFromAFormThatIsRefusedAndTheFaultStandsBesideItsField() {
        Page form = ann.open(connections + "/new/okta/oidc");
        Page refused = ann.submit(
                form,
                "form.stack",
                Map.of(
                        "issuer",
                        api.idp().issuer() + "/nothing",
                        "clientId",
                        "kept",
                        "clientSecret",
                        "s",
                        "domains",
                        "*"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("#issuer-fault")).hasSize(1);
        assertThat(refused.document().select("#clientId").attr("value")).isEqualTo("kept");
        assertThat(refused.document().select(".faults a[href=#issuer]")).hasSize(1);

        Page nameless = ann.submit(form, "form.stack", Map.of("name", "", "issuer", "ftp://x", "clientId", "kept"));
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.document().select("#issuer-fault")).hasSize(1);
        assertThat(nameless.document().select("#issuer").attr("value")).isEqualTo("ftp://x");

        Page whom = ann.submit(form, "form.stack", entered("another", ""));
        assertThat(whom.document().select("#domains-fault")).hasSize(1);
    }

    @Test
    void germanPageSaysInGermanWhatIsWrongBesideEachField() {
        TestBrowser gerda =
                api.adminsBrowser(organization, "sso", "gerda@acme.example").always("Accept-Language", "de");
        Page form = gerda.open(connections + "/new/okta/oidc");

        Page pattern = gerda.submit(form, "form.stack", Map.of("issuer", "ftp://x", "clientId", "c"));
        assertThat(pattern.document().select("#issuer-fault").text())
                .isEqualTo("Ein Aussteller ist eine Adresse, die mit https:// beginnt.");
        Page rule = gerda.submit(
                form,
                "form.stack",
                Map.of("issuer", "https://idp.example/?a=1", "clientId", "c", "clientSecret", "s", "domains", "*"));
        assertThat(rule.document().select("#issuer-fault").text()).startsWith("Ein Aussteller ist eine https-Adresse");
        Page bound = gerda.submit(
                form,
                "form.stack",
                Map.of(
                        "issuer",
                        api.idp().issuer(),
                        "clientId",
                        "c",
                        "clientSecret",
                        "s",
                        "name",
                        "x".repeat(201),
                        "domains",
                        "*"));
        assertThat(bound.document().select("#name-fault").text()).isEqualTo("Das hat höchstens 200 Zeichen.");
        Page whole = gerda.submit(
                form,
                "form.stack",
                Map.of(
                        "issuer",
                        api.idp().issuer() + "/nothing",
                        "clientId",
                        "c",
                        "clientSecret",
                        "s",
                        "domains",
                        "*"));
        assertThat(whole.document().select("#issuer-fault").text())
                .startsWith("Das Discovery-Dokument des Ausstellers");

        Page domain = gerda.submit(
                gerda.open(api.origin() + "/console/domains"), "form.filters", Map.of("name", "no domain"));
        assertThat(domain.document().select("#name-fault").text()).startsWith("Eine Domain steht da wie in einer");
    }

    @Test
    void samlIsSetUpByTheMetadataItself() {
        String metadata = ann.open(api.idp().issuer() + "/saml/metadata").body();
        Page made = ann.submit(
                ann.open(connections + "/new/onelogin/saml"),
                "form.stack",
                Map.of("metadataXml", metadata, "domains", "saml.example", "name", "By file"));
        assertThat(made.document().select("h1").text()).as(made.text()).isEqualTo("By file");
        assertThat(made.document().select("tbody tr").eachText())
                .anyMatch(row -> row.startsWith("The provider’s"))
                .anyMatch(row -> row.startsWith("Ours"));

        Page begun = ann.submit(made, "form[action$=/keys]", Map.of("step", "begin"));
        assertThat(begun.text()).contains("Ours, the next");
        Page finished = ann.submit(begun, "form[action$=/keys]", Map.of("step", "finish"));
        assertThat(finished.text()).contains("The new keys are in use");
    }

    @Test
    void changeSendsOnlyWhatIsNewAndAStaleOneIsRefused() {
        String id = api.connection(organization, "changed", ",\"domains\":[\"changed.example\"]");
        Page form = ann.open(connections + "/" + id + "/edit");
        Page done = ann.submit(form, "form.stack", Map.of("name", "Another name"));
        assertThat(done.document().select("h1").text()).isEqualTo("Another name");

        Page stale = ann.submit(form, "form.stack", Map.of("name", "Too late"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.document().select("#name").attr("value")).isEqualTo("Too late");
        assertThat(ann.open(connections + "/" + id).document().select("h1").text())
                .isEqualTo("Another name");
    }

    @Test
    void removalSaysWhomItTouchesBeforeItDoes() {
        String id = api.connection(organization, "leaving", ",\"domains\":[\"*\"]");
        api.signedIn(organization, "leaving", "lee@acme.example");
        Page asked = ann.open(connections + "/" + id + "/remove");
        assertThat(asked.document().select(".confirm li").eachText())
                .contains("One active person comes by it.", "One open session ends at once.");
        Page done = ann.submit(asked, "form.actions", Map.of());
        assertThat(done.text()).contains("The connection is removed");
        assertThat(ann.open(connections + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void switchingOffIsAskedAndKeepsWhoIsIn() {
        String id = api.connection(organization, "resting", ",\"domains\":[\"*\"]");
        TestBrowser ray = api.signedIn(organization, "resting", "ray@acme.example");
        Page off = ann.submit(ann.open(connections + "/" + id + "/enabled"), "form.actions", Map.of());
        assertThat(off.document().select(".head .pill").text()).isEqualTo("Switched off");
        assertThat(ray.open(api.origin() + "/session").status()).isEqualTo(200);
        assertThat(new TestBrowser()
                        .open(api.origin() + "/sso/" + organization + "/resting/start?login_hint=ray@acme.example")
                        .status())
                .isEqualTo(403);
        Page on = ann.submit(ann.open(connections + "/" + id + "/enabled"), "form.actions", Map.of());
        assertThat(on.document().select(".head .pill").text()).isEqualTo("In use");
    }

    @Test
    void trialShowsExpectedBesideReceived() {
        String id = api.connection(organization, "tried", ",\"domains\":[\"*\"]");
        Page begun = ann.submit(ann.open(connections + "/" + id), "form[action$=/test]", Map.of());
        assertThat(begun.text()).contains("Nobody has come back yet");
        String look = begun.document().select("#result a").attr("abs:href");
        new TestBrowser().open(begun.document().select("#go").attr("href") + "&login_hint=tess@acme.example");

        Page result = ann.open(look);
        assertThat(result.document().select("[role=status]").text())
                .as(result.text())
                .contains("The sign-in works");
        assertThat(result.document().select(".checks tbody tr")).isNotEmpty();
        assertThat(result.document().select(".checks thead").text()).contains("Expected", "Received");
        assertThat(ann.submit(result, "form[action$=/test]", Map.of())
                        .document()
                        .select("#go"))
                .as("another one")
                .hasSize(1);
    }

    @Test
    void connectionsOfAnotherOrganizationAreNotThere() {
        String elsewhere = api.organization(5);
        String id = api.connection(elsewhere, "sso", "");
        for (String path : List.of("", "/edit", "/enabled", "/remove")) {
            assertThat(ann.open(connections + "/" + id + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private static Map<String, String> entered(String name, String domains) {
        return Map.of(
                "name", name, "issuer", api.idp().issuer(), "clientId", "c", "clientSecret", "s", "domains", domains);
    }
}
