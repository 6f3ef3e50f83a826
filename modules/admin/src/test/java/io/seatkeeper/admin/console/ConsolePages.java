package io.seatkeeper.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.admin.ApiClient;
import io.seatkeeper.testkit.TestBrowser;
import java.util.List;

/** Every page of the console with something on it; whoever adds one names it here. */
final class ConsolePages {
    private final AdminApi api;
    private final String organization;
    private final String oidc;
    private final String saml;
    private final String token;
    private final String client;
    private final String team;
    private final String application;
    private final String domain;
    private final String setupLink;
    private final String invitation;
    private final String adminKey;
    private final String pushedTeam;
    private final String trial;
    private final String passedTrial;

    /** Makes what the pages show; nobody has signed in yet. */
    ConsolePages(AdminApi api, String organization) {
        this.api = api;
        this.organization = organization;
        oidc = "/connections/" + api.connection(organization, "sso", ",\"domains\":[\"*\"]");
        saml = "/connections/"
                + make(
                        "/connections",
                        "{\"protocol\":\"saml\",\"slug\":\"adfs\",\"metadataUrl\":\"%s/saml/metadata\",\"domains\":[\"a.example\"]}"
                                .formatted(api.idp().issuer()));
        token = "/scim/tokens/" + make("/scim-tokens", "{\"name\":\"Entra provisioning\",\"connection\":\"sso\"}");
        domain = "/domains/" + make("/domains", "{\"name\":\"%s.example\"}".formatted(organization));
        setupLink = "/setup-links/" + make("/setup-links", "{}");
        adminKey = "/settings/keys/" + make("/admin-keys", "{\"name\":\"HR\",\"scopes\":[\"users\"]}");
        invitation =
                "/users/invitations/" + make("/invitations", "{\"email\":\"ada@acme.example\",\"role\":\"org_admin\"}");
        client = "/scim/clients/" + make("/scim-clients", "{\"name\":\"Entra gallery\",\"connection\":\"sso\"}");
        team = "/teams/" + make("/teams", "{\"name\":\"Field Sales\"}");
        pushedTeam = "/teams/" + make("/teams", "{\"name\":\"Pushed\"}");
        api.sql("UPDATE team SET managed_by_scim = true WHERE display_name = 'Pushed'");
        trial = oidc + "/test/" + begun().text("id");
        ApiClient.Reply another = begun();
        passedTrial = oidc + "/test/" + another.text("id");
        assertThat(new TestBrowser()
                        .open(another.text("url") + "&login_hint=tess@acme.example")
                        .status())
                .isEqualTo(200);
        application = "/applications/"
                + make(
                        "/applications",
                        "{\"name\":\"Training\",\"redirectUris\":[\"https://training.example/a/long/path/of/a/callback\"]}");
    }

    private String make(String path, String json) {
        return api.operator()
                .post("/organizations/" + organization + path, json)
                .expect(201)
                .text("id");
    }

    private ApiClient.Reply begun() {
        return api.operator()
                .send("POST", "/organizations/" + organization + oidc + "/test", "")
                .expect(201);
    }

    /** Of an application or a SCIM client: the page that asks before a secret of its ends. */
    private String endOfSecret(String client) {
        String id = api.operator()
                .get("/organizations/" + organization + client.replace("/scim/clients", "/scim-clients"))
                .expect(200)
                .json()
                .getJsonArray("secrets")
                .getJsonObject(0)
                .getString("id");
        return client + "/secrets/" + id + "/end";
    }

    /** @param admin the address of an Org Admin who has signed in */
    List<String> all(String admin) {
        String person = "/users/" + api.userId(organization, admin);
        return List.of(
                        "/",
                        "/users",
                        "/users?search=nobody.at.all",
                        "/users/links",
                        person,
                        person + "/role",
                        person + "/block",
                        person + "/sessions/end",
                        "/connections",
                        "/connections/new",
                        "/connections/new/google/oidc",
                        "/connections/new/entra/saml",
                        oidc,
                        oidc + "/edit",
                        oidc + "/enabled",
                        oidc + "/remove",
                        saml,
                        saml + "/edit",
                        saml + "/enabled",
                        saml + "/remove",
                        trial,
                        passedTrial,
                        "/setup-links",
                        setupLink + "/end",
                        "/scim",
                        "/scim/tokens/new",
                        token + "/edit",
                        token + "/roll",
                        token + "/revoke",
                        "/scim/requests",
                        "/scim/clients/new",
                        client,
                        client + "/edit",
                        client + "/remove",
                        endOfSecret(client),
                        "/domains",
                        domain + "/remove",
                        "/teams",
                        "/teams?search=none",
                        team,
                        team + "?add=a",
                        team + "/remove",
                        pushedTeam,
                        pushedTeam + "/take-back",
                        "/sign-ins",
                        "/sign-ins?accepted=false&code=seats_exhausted",
                        "/sign-ins/" + reference(),
                        "/audit",
                        "/audit?action=user.role_changed",
                        "/applications",
                        "/applications/new",
                        application,
                        application + "/edit",
                        application + "/remove",
                        endOfSecret(application),
                        "/users/invitations",
                        invitation + "/revoke",
                        "/settings",
                        "/settings/keys/new",
                        adminKey + "/end",
                        "/nowhere",
                        "/pieces")
                .stream()
                .map(path -> "/console" + path)
                .toList();
    }

    /** Those with a table that fills the page. */
    List<String> lists() {
        return List.of(
                        "/",
                        "/users",
                        "/users/links",
                        "/users/invitations",
                        "/connections",
                        "/scim",
                        "/scim/requests",
                        "/teams",
                        team,
                        "/sign-ins",
                        "/audit",
                        "/applications",
                        "/settings",
                        "/pieces")
                .stream()
                .map(path -> "/console" + path)
                .toList();
    }

    private String reference() {
        return api.operator()
                .get("/organizations/" + organization + "/sign-in-attempts")
                .items("reference")
                .getFirst();
    }

    /** Those that a set-up link opens. */
    List<String> ofSetUp() {
        return List.of(
                        "/connections",
                        "/connections/new",
                        "/connections/new/okta/saml",
                        "/connections/new/entra/oidc",
                        oidc,
                        oidc + "/edit",
                        oidc + "/enabled",
                        oidc + "/remove",
                        trial,
                        passedTrial,
                        saml,
                        saml + "/edit",
                        saml + "/enabled",
                        saml + "/remove",
                        "/scim",
                        "/scim/tokens/new",
                        token + "/edit",
                        token + "/roll",
                        token + "/revoke",
                        "/domains",
                        domain + "/remove",
                        "/nowhere")
                .stream()
                .map(path -> "/setup" + path)
                .toList();
    }
}
