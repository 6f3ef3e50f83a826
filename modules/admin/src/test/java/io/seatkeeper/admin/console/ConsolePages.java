package io.seatkeeper.admin.console;

import io.seatkeeper.admin.AdminApi;
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
        make("/domains", "{\"name\":\"%s.example\"}".formatted(organization));
        make("/setup-links", "{}");
        make("/invitations", "{\"email\":\"ada@acme.example\",\"role\":\"org_admin\"}");
        client = "/scim/clients/" + make("/scim-clients", "{\"name\":\"Entra gallery\",\"connection\":\"sso\"}");
        team = "/teams/" + make("/teams", "{\"name\":\"Field Sales\"}");
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
                        "/setup-links",
                        "/scim",
                        "/scim/tokens/new",
                        token + "/revoke",
                        "/scim/requests",
                        "/scim/clients/new",
                        client,
                        client + "/remove",
                        "/domains",
                        "/teams",
                        "/teams?search=none",
                        team,
                        team + "?add=a",
                        team + "/remove",
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
                        "/users/invitations",
                        "/settings",
                        "/settings/keys/new",
                        "/nowhere",
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
                        saml,
                        "/scim",
                        token + "/roll",
                        "/domains")
                .stream()
                .map(path -> "/setup" + path)
                .toList();
    }
}
