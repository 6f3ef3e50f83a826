package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionIT {
    private static AdminApi api;

    @BeforeAll
    static void start() {
        api = new AdminApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aConnectionAnswersWhatTheProvidersAdminMustEnterAndKeepsItsSecret() {
        String organization = api.organization(2);
        String id = api.connection(organization, "sso", "");
        ApiClient.Reply read = api.operator()
                .get("/organizations/" + organization + "/connections/sso")
                .expect(200);
        String base = api.origin() + "/sso/" + organization + "/sso";
        assertThat(read.json().getMap())
                .containsEntry("id", id)
                .containsEntry("protocol", "oidc")
                .containsEntry("hasSecret", true)
                .containsEntry("enabled", true)
                .containsEntry("default", true)
                .containsEntry("redirectUri", base + "/callback")
                .containsEntry("backchannelLogoutUri", base + "/backchannel-logout");
        assertThat(read.text("initiateLoginUri")).startsWith(base);
        assertThat(read.json().fieldNames()).doesNotContain("clientSecret", "keys");
        assertThat(api.operator()
                        .get("/organizations/" + organization + "/connections")
                        .expect(200)
                        .items("slug"))
                .containsExactly("sso");
        assertThat(api.operator()
                        .get("/organizations/" + organization + "/connections/" + id)
                        .expect(200)
                        .text("slug"))
                .isEqualTo("sso");
    }

    @Test
    void whatCanNotBeUsedIsRefusedWithItsReason() {
        String path = "/organizations/" + api.organization(2) + "/connections";
        String body =
                "{\"protocol\":\"oidc\",\"slug\":\"x1\",\"issuer\":\"%s\",\"clientId\":\"c\",\"clientSecret\":\"s\"}";
        api.operator()
                .post(path, body.formatted("https://login.microsoftonline.com/common/v2.0"))
                .refused(422, "issuer_not_accepted");
        api.operator().post(path, body.formatted("http://10.0.0.1")).refused(422, "outbound_refused");
        api.operator()
                .post(path, body.formatted(api.idp().baseUrl() + "/nothing"))
                .refused(422, "discovery_failed");
        api.operator()
                .post(path, body.formatted("ftp://x"))
                .refused(400, "invalid_request")
                .pointing("/issuer")
                .because("pattern");
        api.operator()
                .post(path, body.formatted("https://idp.example/?tenant=1"))
                .refused(400, "invalid_request")
                .pointing("/issuer")
                .because("no_issuer");
        api.operator()
                .post(
                        path,
                        "{\"protocol\":\"ldap\",\"slug\":\"x1\",\"issuer\":\"https://x.example\",\"clientId\":\"c\"}")
                .refused(400, "invalid_request")
                .pointing("/protocol");
        api.operator()
                .post(
                        path,
                        "{\"protocol\":\"saml\",\"slug\":\"x1\",\"issuer\":\"https://x.example\",\"clientId\":\"c\"}")
                .refused(400, "invalid_request");
        api.operator()
                .post(path, "{\"protocol\":\"saml\",\"slug\":\"x1\"}")
                .refused(400, "invalid_request")
                .pointing("/metadataUrl")
                .because("no_source");
        api.operator()
                .post(path, body.formatted(api.idp().issuer()).replace("}", ",\"attributes\":{\"emial\":\"mail\"}}"))
                .refused(400, "invalid_request")
                .pointing("/attributes/emial");
        api.operator().get(path + "/nothing").refused(404, "connection_unknown");
    }

    @Test
    void aSecondConnectionNamesItsDomains() {
        String organization = api.organization(2);
        api.connection(organization, "one", "");
        api.operator()
                .post(
                        "/organizations/" + organization + "/connections",
                        "{\"protocol\":\"oidc\",\"slug\":\"two\",\"issuer\":\"%s\",\"clientId\":\"c\",\"clientSecret\":\"s\"}"
                                .formatted(api.idp().issuer()))
                .refused(422, "domains_required");
        api.connection(organization, "two", ",\"domains\":[\"contractors.example\"]");
        api.operator()
                .post(
                        "/organizations/" + organization + "/connections",
                        "{\"protocol\":\"oidc\",\"slug\":\"one\",\"issuer\":\"%s\",\"clientId\":\"c\",\"clientSecret\":\"s\",\"domains\":[\"*\"]}"
                                .formatted(api.idp().issuer()))
                .refused(409, "slug_taken");
    }

    @Test
    void anUpdateKeepsWhatIsNotGiven() {
        String organization = api.organization(2);
        String path = "/organizations/" + organization + "/connections/"
                + api.connection(organization, "sso", ",\"attributes\":{\"email\":\"mail\"}");
        String tag = api.operator().get(path).header("ETag");
        ApiClient.Reply changed = api.operator()
                .with("If-Match", tag)
                .patch(path, "{\"name\":\"Head office\",\"scopes\":[\"email\"]}")
                .expect(200);
        assertThat(changed.json().getMap())
                .containsEntry("name", "Head office")
                .containsEntry("clientId", "c")
                .containsEntry("hasSecret", true);
        assertThat(changed.json().getJsonObject("attributes").getString("email"))
                .isEqualTo("mail");
        api.operator().with("If-Match", tag).patch(path, "{\"name\":\"x\"}").refused(412, "version_mismatch");
    }

    @Test
    void aNewIssuerNeedsTheSecretAnew() {
        String organization = api.organization(2);
        String path = "/organizations/" + organization + "/connections/" + api.connection(organization, "sso", "");
        String other = api.idp().at("other").issuer();
        api.operator().patch(path, "{\"issuer\":\"%s\"}".formatted(other)).refused(400, "invalid_request");
        api.operator().patch(path, "{\"clientId\":\"other\"}").refused(400, "invalid_request");
        assertThat(api.operator()
                        .patch(path, "{\"issuer\":\"%s\",\"clientSecret\":\"new\"}".formatted(other))
                        .expect(200)
                        .text("issuer"))
                .isEqualTo(other);
    }

    @Test
    void demandsOnAProviderAreKeptShownChangedAndTakenBack() {
        String organization = api.organization(2);
        String path = "/organizations/" + organization + "/connections/"
                + api.connection(
                        organization,
                        "sso",
                        ",\"acrValues\":[\"mfa\"],\"prompt\":\"login\",\"maxAge\":0,\"clockSkewSeconds\":120");
        JsonObject shown = api.operator().get(path).expect(200).json();
        assertThat(shown.getJsonArray("acrValues")).containsExactly("mfa");
        assertThat(shown.getString("prompt")).isEqualTo("login");
        assertThat(shown.getInteger("maxAge")).isZero();
        assertThat(shown.getInteger("clockSkewSeconds")).isEqualTo(120);

        api.operator().patch(path, "{\"name\":\"unchanged\"}").expect(200);
        assertThat(api.operator().get(path).expect(200).json().getInteger("maxAge"))
                .isZero();
        JsonObject less = api.operator()
                .patch(path, "{\"acrValues\":[],\"prompt\":null,\"maxAge\":null}")
                .expect(200)
                .json();
        assertThat(less.getJsonArray("acrValues")).isEmpty();
        assertThat(less.getString("prompt")).isNull();
        assertThat(less.getInteger("maxAge")).isNull();
        api.operator().patch(path, "{\"maxAge\":86401}").refused(400, "invalid_request");
        api.operator().patch(path, "{\"prompt\":\"none\"}").refused(400, "invalid_request");
    }

    @Test
    void onlyWhoMayChangeRolesChangesWhomAnIdentityNames() {
        String organization = api.organization(2);
        String path = "/organizations/" + organization + "/connections/" + api.connection(organization, "sso", "");
        ApiClient key = api.bearing(api.operator()
                .post("/organizations/" + organization + "/admin-keys", "{\"name\":\"k\"}")
                .expect(201)
                .text("key"));
        key.patch(
                        path,
                        "{\"issuer\":\"%s\",\"clientSecret\":\"x\"}"
                                .formatted(api.idp().at("evil").issuer()))
                .refused(403, "forbidden");
        key.patch(path, "{\"attributes\":{\"externalSsoId\":\"email\"}}").refused(403, "forbidden");
        key.patch(path, "{\"preset\":\"entra\"}").refused(403, "forbidden");
        key.patch(path, "{\"clientId\":\"mine\",\"clientSecret\":\"x\"}").refused(403, "forbidden");
        key.patch(path, "{\"hostedDomain\":\"evil.example\"}").refused(403, "forbidden");
        key.patch(path, "{\"name\":\"mine\"}").expect(200);
    }

    @Test
    void removalEndsTheSessionsThatCameByIt() {
        String organization = api.organization(2);
        String id = api.connection(organization, "sso", "");
        TestBrowser browser = api.signedIn(organization, "sso", "zoe@acme.example");
        assertThat(browser.open(api.origin() + "/session").status()).isEqualTo(200);
        api.operator()
                .delete("/organizations/" + organization + "/connections/" + id)
                .expect(204);
        assertThat(browser.open(api.origin() + "/session").status()).isEqualTo(401);
        api.operator()
                .delete("/organizations/" + organization + "/connections/" + id)
                .refused(404, "connection_unknown");
    }

    @Test
    void anIdentityIsLinkedByHandAndTakenFromWhoeverHadIt() {
        String organization = api.organization(3);
        api.connection(organization, "sso", "");
        api.signedIn(organization, "sso", "old@acme.example");
        api.signedIn(organization, "sso", "new@acme.example");
        String users = "/organizations/" + organization + "/users/";
        String oldId = api.userId(organization, "old@acme.example");
        String newId = api.userId(organization, "new@acme.example");
        String identity = api.operator().get(users + newId).text("externalSsoId");
        ApiClient.Reply linked = api.operator()
                .post(
                        users + oldId + "/identities",
                        "{\"connection\":\"sso\",\"externalSsoId\":\"%s\"}".formatted(identity))
                .expect(200);
        assertThat(linked.json().getJsonArray("identities").encode()).contains(identity);
        assertThat(api.operator().get(users + newId).json().getJsonArray("identities"))
                .isEmpty();
    }

    @Test
    void aKeyWithoutTheScopeRolesLinksNobodyToAnOrgAdmin() {
        String organization = api.organization(4);
        api.connection(organization, "sso", "");
        api.adminsBrowser(organization, "sso", "boss@acme.example");
        api.signedIn(organization, "sso", "eve@acme.example");
        String users = "/organizations/" + organization + "/users/";
        String boss = api.userId(organization, "boss@acme.example");
        String eve = api.userId(organization, "eve@acme.example");
        ApiClient key = api.bearing(api.operator()
                .post("/organizations/" + organization + "/admin-keys", "{\"name\":\"k\"}")
                .expect(201)
                .text("key"));
        String evesIdentity = api.operator().get(users + eve).text("externalSsoId");
        String bossesIdentity = api.operator().get(users + boss).text("externalSsoId");
        String body = "{\"connection\":\"sso\",\"externalSsoId\":\"%s\"}";
        key.post(users + boss + "/identities", body.formatted(evesIdentity)).refused(403, "forbidden");
        key.post(users + eve + "/identities", body.formatted(bossesIdentity)).refused(403, "forbidden");
        key.post(users + eve + "/identities", body.formatted("brand-new")).expect(200);
    }
}
