package io.seatkeeper.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.admin.ApiClient;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The form that changes a connection, with all that the API takes. */
class ConsoleEditIT {
    private static AdminApi api;
    private static String organization = "";
    private static String connections = "";
    private static TestBrowser ann;
    private static TestBrowser bob;

    @BeforeAll
    static void start() {
        api = new AdminApi();
        organization = api.organization(50);
        api.connection(organization, "sso", ",\"domains\":[\"*\"]");
        ann = api.adminsBrowser(organization, "sso", "ann@acme.example");
        bob = api.adminsBrowser(organization, "sso", "bob@acme.example");
        connections = api.origin() + "/console/connections/";
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void whatIsAskedOfTheProviderIsAskedAtTheNextSignIn() {
        String id = oidc("asked");
        Page done = edit(
                ann,
                id,
                Map.of(
                        "attributes.email",
                        "upn",
                        "attributes.givenName",
                        "first",
                        "scopes",
                        "profile email  offline_access",
                        "acrValues",
                        "urn:example:high\r\nurn:example:middle",
                        "maxAge",
                        "600",
                        "prompt",
                        "login",
                        "clockSkewSeconds",
                        "5"));
        assertThat(done.document().select("[role=status]").text()).contains("The connection is changed");
        assertThat(done.document().select("dl.facts").text())
                .contains("Claim of the address upn", "To prove anew who they are", "urn:example:middle");

        String asked = URLDecoder.decode(started("asked").getRawQuery(), StandardCharsets.UTF_8);
        assertThat(asked)
                .contains(
                        "scope=openid profile email offline_access",
                        "acr_values=urn:example:high urn:example:middle",
                        "max_age=600",
                        "prompt=login");
        JsonObject saved = saved(id);
        assertThat(saved.getJsonObject("attributes"))
                .isEqualTo(new JsonObject().put("email", "upn").put("givenName", "first"));
        assertThat(saved.getInteger("clockSkewSeconds")).isEqualTo(5);
        assertThat(lastChange(id).getJsonArray("settings"))
                .containsExactly("acrValues", "attributes", "clockSkewSeconds", "maxAge", "prompt", "scopes");
    }

    @Test
    void whatIsTakenOutOfTheFormIsTakenAway() {
        String id = api.connection(organization, "cleared", """
                ,"domains":["*"],"attributes":{"email":"upn"},"acrValues":["a"],"prompt":"login","maxAge":1,\
                "hostedDomain":"acme.example","preset":"okta","responseMode":"form_post","trustUnverifiedEmail":true,\
                "clientAuthentication":"client_secret_post","clockSkewSeconds":9,"scopes":["email"]""");
        Page form = ann.open(connections + id + "/edit");
        assertThat(value(form, "attributes.email")).isEqualTo("upn");
        assertThat(form.document().select("#trustUnverifiedEmail [selected]").attr("value"))
                .isEqualTo("true");

        ann.submit(
                form,
                "form.stack",
                Map.ofEntries(
                        Map.entry("attributes.email", ""),
                        Map.entry("acrValues", " "),
                        Map.entry("prompt", ""),
                        Map.entry("maxAge", ""),
                        Map.entry("hostedDomain", ""),
                        Map.entry("preset", ""),
                        Map.entry("responseMode", ""),
                        Map.entry("trustUnverifiedEmail", ""),
                        Map.entry("clientAuthentication", ""),
                        Map.entry("clockSkewSeconds", ""),
                        Map.entry("scopes", "")));

        JsonObject saved = saved(id);
        assertThat(saved.getJsonObject("attributes")).isEmpty();
        assertThat(saved.getJsonArray("acrValues")).isEmpty();
        assertThat(saved.getJsonArray("scopes")).isEmpty();
        for (String name : List.of(
                "prompt",
                "maxAge",
                "hostedDomain",
                "preset",
                "responseMode",
                "trustUnverifiedEmail",
                "clientAuthentication",
                "clockSkewSeconds")) {
            assertThat(saved.getValue(name)).as(name).isNull();
        }
    }

    @Test
    void aFaultStandsBesideItsFieldAndNothingIsLost() {
        String id = oidc("faulty");
        Page refused = edit(
                ann,
                id,
                Map.of(
                        "maxAge",
                        "soon",
                        "clockSkewSeconds",
                        "301",
                        "scopes",
                        "email email",
                        "attributes.name",
                        "x".repeat(256),
                        "keys",
                        "no key",
                        "prompt",
                        "consent"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(fault(refused, "maxAge")).isEqualTo("This is a whole number of seconds.");
        assertThat(fault(refused, "clockSkewSeconds")).isEqualTo("This is at most 300.");
        assertThat(fault(refused, "scopes")).isEqualTo("The same stands here more than once.");
        assertThat(fault(refused, "attributes.name")).isEqualTo("This has at most 255 characters.");
        assertThat(fault(refused, "keys")).isEqualTo("This is no private key in JSON (JWK).");
        assertThat(refused.document().select("#advanced[open]")).hasSize(1);
        assertThat(refused.document().select(".faults a[href=#attributes.name]"))
                .hasSize(1);
        assertThat(value(refused, "maxAge")).isEqualTo("soon");
        assertThat(element(refused, "keys").text()).isEqualTo("no key");
        assertThat(refused.document().select("#prompt [selected]").attr("value"))
                .isEqualTo("consent");
        assertThat(saved(id).getValue("prompt")).isNull();

        TestBrowser gerda =
                api.adminsBrowser(organization, "sso", "gerda@acme.example").always("Accept-Language", "de");
        Page german = edit(gerda, id, Map.of("maxAge", "-1", "acrValues", "ä", "issuer", ""));
        assertThat(fault(german, "maxAge")).isEqualTo("Das ist mindestens 0.");
        assertThat(fault(german, "acrValues")).startsWith("Ein Wert hat kein Leerzeichen");
        assertThat(fault(german, "issuer")).isEqualTo("Ein Aussteller ist eine Adresse, die mit https:// beginnt.");
    }

    @Test
    void whoWasQuickerAndWhatStandsThereNowIsSaid() {
        String id = oidc("contested");
        Page form = ann.open(connections + id + "/edit");
        edit(bob, id, Map.of("acrValues", "urn:example:bob", "prompt", "consent"));

        Page stale = ann.submit(form, "form.stack", Map.of("acrValues", "urn:example:ann", "maxAge", "30"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.document().select(".faults").text())
                .contains(
                        "Last change: Connection changed: Accepted authentication contexts (acr), What the provider asks people",
                        "bob");
        assertThat(element(stale, "acrValues").text()).isEqualTo("urn:example:ann");
        assertThat(element(stale, "acrValues-now").text()).isEqualTo("Saved now: urn:example:bob");
        assertThat(element(stale, "prompt-now").text()).isEqualTo("Saved now: For their consent");
        assertThat(element(stale, "maxAge-now").text()).isEqualTo("Saved now: None");
        assertThat(stale.document().getElementById("name-now")).isNull();
        assertThat(saved(id).getJsonArray("acrValues")).isEqualTo(new JsonArray().add("urn:example:bob"));

        ann.submit(stale, "form.stack", Map.of("prompt", "consent"));
        assertThat(saved(id).getJsonArray("acrValues")).isEqualTo(new JsonArray().add("urn:example:ann"));
        assertThat(saved(id).getString("prompt")).isEqualTo("consent");
    }

    @Test
    void aKeyOfOurOwnTakesTheSecretsPlaceAndIsNeverShown() throws JOSEException {
        String id = oidc("keyed");
        Page keyless = edit(ann, id, Map.of("clientAuthentication", "private_key_jwt"));
        assertThat(fault(keyless, "keys")).isEqualTo("This is needed.");
        Page open = ann.submit(keyless, "form.stack", Map.of("keys", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"));
        assertThat(fault(open, "keys")).startsWith("This is no private key that will do");

        String key = new ECKeyGenerator(Curve.P_256).keyID("ours").generate().toJSONString();
        Page done = ann.submit(open, "form.stack", Map.of("keys", "{\"keys\":[" + key + "]}"));
        assertThat(done.document().select("[role=status]").text()).contains("The connection is changed");
        assertThat(saved(id).getString("clientAuthentication")).isEqualTo("private_key_jwt");
        assertThat(ann.open(connections + id + "/edit").body()).doesNotContain(new JsonObject(key).getString("d"));
    }

    @Test
    void samlRequestsGoAsTheFormSays() {
        String id = saml("bound");
        Page done = edit(
                ann,
                id,
                Map.of(
                        "requestBinding",
                        "post",
                        "forceAuthn",
                        "true",
                        "allowIdpInitiated",
                        "true",
                        "authnContexts",
                        "urn:oasis:names:tc:SAML:2.0:ac:classes:X509",
                        "nameIdFormat",
                        "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"));
        assertThat(done.document().select("dl.facts").text()).contains("In a form (POST)", "ac:classes:X509");
        Page posted = new TestBrowser().openUntil(api.origin() + "/sso/" + organization + "/bound/start", next -> true);
        assertThat(posted.body()).contains("SAMLRequest").contains("<form");
        JsonObject saved = saved(id);
        assertThat(saved.getBoolean("forceAuthn")).isTrue();
        assertThat(saved.getBoolean("allowIdpInitiated")).isTrue();

        Page back = ann.open(connections + id + "/edit");
        assertThat(back.document().select("#forceAuthn[checked]")).hasSize(1);
        ann.submit(
                back,
                "form.stack",
                Map.of("requestBinding", "", "nameIdFormat", "", "authnContexts", "", "forceAuthn", "false"));
        JsonObject cleared = saved(id);
        assertThat(cleared.getValue("requestBinding")).isNull();
        assertThat(cleared.getValue("nameIdFormat")).isNull();
        assertThat(cleared.getBoolean("forceAuthn")).isFalse();
        assertThat(cleared.getBoolean("allowIdpInitiated")).isTrue();
        Page nowhere = edit(ann, id, Map.of("metadataUrl", ""));
        assertThat(fault(nowhere, "metadataUrl")).startsWith("Metadata stands at an address");
        Page half = edit(ann, id, Map.of("sloUrl", "https://idp.example/slo"));
        assertThat(half.status()).isEqualTo(400);
        assertThat(value(half, "sloUrl")).isEqualTo("https://idp.example/slo");
    }

    @Test
    void whoHoldsASetUpLinkChangesWhatTheirDoorPermits() {
        String id = oidc("by-it");
        ApiClient.Reply link = api.operator()
                .send("POST", "/organizations/" + organization + "/setup-links", "")
                .expect(201);
        TestBrowser it = new TestBrowser();
        it.open(link.text("url"));
        Page form = it.open(api.origin() + "/setup/connections/" + id + "/edit");
        for (String naming : List.of("issuer", "clientId", "preset", "hostedDomain", "attributes.email")) {
            assertThat(form.document().getElementById(naming)).as(naming).isNull();
        }

        Page stale = ann.open(connections + id + "/edit");
        Page done = it.submit(form, "form.stack", Map.of("maxAge", "60", "attributes.email", "forged"));
        assertThat(done.document().select("[role=status]").text()).contains("The connection is changed");
        assertThat(saved(id).getInteger("maxAge")).isEqualTo(60);
        assertThat(saved(id).getJsonObject("attributes")).isEmpty();

        Page told = ann.submit(stale, "form.stack", Map.of("maxAge", "61"));
        assertThat(told.document().select(".faults").text()).contains("Longest time since the proof", "set-up link");
        Page late = it.submit(form, "form.stack", Map.of("maxAge", "62"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(element(late, "maxAge-now").text()).isEqualTo("Saved now: 60");
        assertThat(late.text()).doesNotContain("Last change");
    }

    private static String oidc(String slug) {
        return api.connection(organization, slug, ",\"domains\":[\"" + slug + ".example\"]");
    }

    private static String saml(String slug) {
        return api.operator()
                .post(
                        "/organizations/" + organization + "/connections",
                        "{\"protocol\":\"saml\",\"slug\":\"%s\",\"metadataUrl\":\"%s/saml/metadata\",\"domains\":[\"%s.example\"]}"
                                .formatted(slug, api.idp().issuer(), slug))
                .expect(201)
                .text("id");
    }

    private static Page edit(TestBrowser browser, String id, Map<String, String> entered) {
        return browser.submit(browser.open(connections + id + "/edit"), "form.stack", entered);
    }

    /** Where a sign-in leads to. */
    private static URI started(String slug) {
        return new TestBrowser()
                .openUntil(api.origin() + "/sso/" + organization + "/" + slug + "/start", next -> true)
                .location()
                .orElseThrow();
    }

    private static JsonObject saved(String id) {
        return api.operator()
                .get("/organizations/" + organization + "/connections/" + id)
                .expect(200)
                .json();
    }

    private static JsonObject lastChange(String id) {
        return api.operator()
                .get("/organizations/" + organization + "/audit-events?subject=" + id)
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("detail");
    }

    private static Element element(Page page, String id) {
        return Objects.requireNonNull(page.document().getElementById(id), () -> "no #" + id + " in " + page.text());
    }

    private static String fault(Page page, String name) {
        return element(page, name + "-fault").text();
    }

    private static String value(Page page, String name) {
        return element(page, name).attr("value");
    }
}
