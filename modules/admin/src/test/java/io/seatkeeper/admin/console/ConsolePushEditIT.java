package io.seatkeeper.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.admin.ApiClient;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The forms that change SCIM tokens and SCIM clients. */
class ConsolePushEditIT {
    private static AdminApi api;
    private static String organization = "";
    private static String scim = "";
    private static TestBrowser ann;
    private static TestBrowser bob;

    @BeforeAll
    static void start() {
        api = new AdminApi();
        organization = api.organization(50);
        api.connection(organization, "sso", ",\"domains\":[\"*\"]");
        ann = api.adminsBrowser(organization, "sso", "ann@acme.example");
        bob = api.adminsBrowser(organization, "sso", "bob@acme.example");
        scim = api.origin() + "/console/scim";
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aTokenIsRenamedAndHeldToTheProfile() {
        String id = made("scim-tokens", "{\"name\":\"Entra\"}").text("id");
        Page form = ann.click(ann.open(scim), "#edit-" + id);
        assertThat(form.document().select("#name").attr("value")).isEqualTo("Entra");
        Page done = ann.submit(form, "form.stack", Map.of("name", "Entra ID", "strict", "true"));
        assertThat(done.document().select("[role=status]").text()).contains("The token is changed");
        JsonObject token = read("scim-tokens/" + id);
        assertThat(token.getString("name")).isEqualTo("Entra ID");
        assertThat(token.getBoolean("strict")).isTrue();

        Page again = ann.open(scim + "/tokens/" + id + "/edit");
        assertThat(again.document().select("#strict[checked]")).hasSize(1);
        ann.submit(again, "form.stack", Map.of("strict", "false"));
        assertThat(read("scim-tokens/" + id).getBoolean("strict")).isFalse();
        assertThat(read("scim-tokens/" + id).getString("name")).isEqualTo("Entra ID");
    }

    @Test
    void aTokensFaultsStandBesideTheirFields() {
        String id = made("scim-tokens", "{\"name\":\"Nobody's\"}").text("id");
        api.sql("UPDATE scim_token SET connection_id = NULL WHERE scim_token_id = '%s'".formatted(id));
        Page form = ann.open(scim + "/tokens/" + id + "/edit");
        Page nameless = ann.submit(form, "form.stack", Map.of("name", " ", "strict", "true"));
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.document().select("#name-fault")).hasSize(1);
        assertThat(nameless.document().select("#strict[checked]")).hasSize(1);
        Page unbound = ann.submit(form, "form.stack", Map.of("externalIdIsSsoId", "true"));
        assertThat(unbound.document().select("#externalIdIsSsoId-fault").text())
                .startsWith("It pushes for no connection");
        assertThat(ann.open(scim + "/tokens/01a2111a-845b-7000-a84b-d784bd0b330e/edit")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoWasQuickerWithATokenIsSaid() {
        String id = made("scim-tokens", "{\"name\":\"Contested\"}").text("id");
        String path = scim + "/tokens/" + id + "/edit";
        Page form = ann.open(path);
        bob.submit(bob.open(path), "form.stack", Map.of("name", "Bob's", "strict", "true"));

        Page stale = ann.submit(form, "form.stack", Map.of("name", "Ann's"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.document().select(".faults").text()).contains("Last change: SCIM token changed", "bob");
        assertThat(stale.document().select("#name").attr("value")).isEqualTo("Ann's");
        assertThat(stale.document().select("#name-now").text()).isEqualTo("Saved now: Bob's");
        assertThat(stale.document().select("#strict-now").text()).isEqualTo("Saved now: Yes");
        ann.submit(stale, "form.stack", Map.of());
        assertThat(read("scim-tokens/" + id).getString("name")).isEqualTo("Ann's");
    }

    @Test
    void whoHoldsASetUpLinkChangesATokenButNoClient() {
        String id = made("scim-tokens", "{\"name\":\"By IT\"}").text("id");
        String client = made("scim-clients", "{\"name\":\"Theirs\"}").text("id");
        TestBrowser it = new TestBrowser();
        it.open(made("setup-links", "{}").text("url"));
        Page form = it.open(api.origin() + "/setup/scim/tokens/" + id + "/edit");
        Page done = it.submit(form, "form.stack", Map.of("name", "Renamed by IT"));
        assertThat(done.document().select("[role=status]").text()).contains("The token is changed");
        assertThat(read("scim-tokens/" + id).getString("name")).isEqualTo("Renamed by IT");
        assertThat(it.open(api.origin() + "/setup/scim/clients/" + client + "/edit")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aClientKeepsItsProofUntilAnotherIsEntered() {
        ApiClient.Reply made = made("scim-clients", "{\"name\":\"Gallery\"}");
        String path = scim + "/clients/" + made.text("id");
        Page renamed = ann.submit(
                ann.click(ann.open(path), "#edit"), "form.stack", Map.of("name", "The gallery", "strict", "true"));
        assertThat(renamed.document().select("[role=status]").text()).contains("The client is changed");
        assertThat(read("scim-clients/" + made.text("id")).getJsonArray("secrets"))
                .as("a new name ends no secret")
                .hasSize(1);
        assertThat(api.operator()
                        .get("/organizations/" + organization + "/audit-events?action=scim_client.changed&subject="
                                + made.text("id"))
                        .expect(200)
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("detail"))
                .as("the same proof sent again would end what was got by it")
                .isEqualTo(new JsonObject().put("name", "The gallery").put("strict", true));

        Page misplaced = ann.submit(ann.open(path + "/edit"), "form.stack", Map.of("subject", "s"));
        assertThat(misplaced.status()).isEqualTo(400);
        assertThat(misplaced.document().select("#subject-fault").text()).isEqualTo("This can’t stand here.");
        Page noSet = ann.submit(
                misplaced, "form.stack", Map.of("subject", "", "authentication", "private_key_jwt", "jwks", "no keys"));
        assertThat(noSet.document().select("#jwks-fault").text())
                .isEqualTo("This is no set of public keys in JSON (JWKS).");
        assertThat(noSet.document().select("#jwks").text()).isEqualTo("no keys");
        Page federated = ann.submit(
                noSet,
                "form.stack",
                Map.of(
                        "jwks",
                        "",
                        "authentication",
                        "federation",
                        "issuer",
                        api.idp().issuer(),
                        "subject",
                        "s",
                        "audience",
                        "api://a"));
        assertThat(federated.document().select("dl.facts").text())
                .contains("The provider’s own tokens", api.idp().issuer(), "api://a");
        assertThat(read("scim-clients/" + made.text("id")).getJsonArray("secrets"))
                .isEmpty();
    }

    @Test
    void whoWasQuickerWithAClientIsSaid() {
        String id = made("scim-clients", "{\"name\":\"Contested\"}").text("id");
        String path = scim + "/clients/" + id + "/edit";
        Page form = ann.open(path);
        bob.submit(bob.open(path), "form.stack", Map.of("name", "Bob's"));
        Page stale = ann.submit(form, "form.stack", Map.of("name", "Ann's"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.document().select(".faults").text()).contains("Last change: SCIM client changed", "bob");
        assertThat(stale.document().select("#name-now").text()).isEqualTo("Saved now: Bob's");
        assertThat(read("scim-clients/" + id).getString("name")).isEqualTo("Bob's");
    }

    private static ApiClient.Reply made(String what, String json) {
        return api.operator()
                .post("/organizations/" + organization + "/" + what, json)
                .expect(201);
    }

    private static JsonObject read(String what) {
        return api.operator()
                .get("/organizations/" + organization + "/" + what)
                .expect(200)
                .json();
    }
}
