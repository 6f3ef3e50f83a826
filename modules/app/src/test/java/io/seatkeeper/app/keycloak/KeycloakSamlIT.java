package io.seatkeeper.app.keycloak;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * SAML with a real Keycloak: at {@code acme} as the guide has it, messages by redirect and assertions encrypted; at {@code
 * globex} the other way about.
 */
class KeycloakSamlIT extends KeycloakCases {
    KeycloakSamlIT() {
        super("SAML", "saml");
    }

    @BeforeAll
    void connectTheOtherWayAbout() {
        connect("globex");
        service.operator()
                .patch(
                        "/organizations/globex/connections/keycloak",
                        new JsonObject().put("requestBinding", "post").put("allowIdpInitiated", true));
        realm.setAttribute(client("globex"), "saml.encrypt", "false");
        realm.logOutByBrowser(client("globex"), true);
    }

    private String client(String organization) {
        return service.baseUrl(0) + "/sso/" + organization + "/keycloak/metadata";
    }

    @Test
    void signedAssertionsInAnswerToPostedRequestsAreTaken() {
        comeAsALearner("globex");
    }

    @Test
    void bothLogoutsGoByPostOfTheBrowser() {
        signOutHere("globex", "ivo@globex.example");
        signOutThere("globex", "cleo@globex.example");
    }

    @Test
    void bothLogoutsGoByRedirectOfTheBrowser() {
        realm.logOutByBrowser(client("acme"), true);
        try {
            signOutHere("acme", "ike@acme.example");
            signOutThere("acme", "cora@acme.example");
        } finally {
            realm.logOutByBrowser(client("acme"), false);
        }
    }

    @Test
    void tileInKeycloakBeginsAnOrdinarySignIn() {
        String email = realm.person("Gus", "Moreau", "gus@acme.example");
        try (Visitor gus = visitor()) {
            gus.open(realm.tile("acme"));
            gus.logIn(email);

            gus.assertSignedIn("Gus Moreau");
        }
    }

    @Test
    void tileInKeycloakIsTakenAfterAPageInBetweenWhereTheConnectionAllowsIt() {
        String email = realm.person("Hal", "Novak", "hal@globex.example");
        try (Visitor hal = visitor()) {
            hal.open(realm.tile("globex"));
            hal.logIn(email);
            hal.continueAs("hal@globex.example");

            hal.assertSignedIn("Hal Novak");
        }
    }
}
