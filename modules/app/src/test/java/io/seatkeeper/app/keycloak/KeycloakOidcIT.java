package io.seatkeeper.app.keycloak;

import org.junit.jupiter.api.Test;

/** OpenID Connect with a real Keycloak. */
class KeycloakOidcIT extends KeycloakCases {
    KeycloakOidcIT() {
        super("OpenID Connect", "oidc");
    }

    @Test
    void whoSignsOutHereIsSignedOutOfKeycloak() {
        String email = realm.person("Ivo", "Santos", "ivo@acme.example");
        try (Visitor ivo = signedIn(email, "Ivo Santos")) {
            ivo.signOut();
            ivo.awaitNoSession();
            ivo.start("acme");
            ivo.logIn(email);
            ivo.assertSignedIn("Ivo Santos");
        }
    }

    @Test
    void sessionThatAnAdminEndsInKeycloakIsRefusedHere() {
        String email = realm.person("Ben", "Adler", "ben@acme.example");
        try (Visitor ben = signedIn(email, "Ben Adler")) {
            realm.endSessionsOf(email);

            ben.awaitNoSession();
        }
    }

    @Test
    void sessionThatAPersonEndsInKeycloakIsRefusedHere() {
        String email = realm.person("Cleo", "Marsh", "cleo@acme.example");
        try (Visitor cleo = signedIn(email, "Cleo Marsh")) {
            cleo.logOutOf(realm);

            cleo.awaitNoSession();
        }
    }
}
