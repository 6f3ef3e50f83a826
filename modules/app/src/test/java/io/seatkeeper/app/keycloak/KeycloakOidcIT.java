package io.seatkeeper.app.keycloak;

/** OpenID Connect with a real Keycloak. */
class KeycloakOidcIT extends KeycloakCases {
    KeycloakOidcIT() {
        super("OpenID Connect", "oidc");
    }
}
