package io.seatkeeper.app.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.seatkeeper.testkit.browser.Chromium;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OpenID Connect with a real Keycloak, as docs/guides/keycloak.md sets it up. */
@Tag("long")
class KeycloakOidcIT {
    private static Realm realm;
    private static Installation service;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        realm = Realm.create(Keycloak.running(), "oidc");
        service = new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
        chromium = Chromium.start();
        service.operator()
                .post(
                        "/organizations",
                        new JsonObject().put("slug", "acme").put("name", "Acme").put("maxSeats", 10));
        Guide.follow(
                "OpenID Connect",
                Keycloak.running(),
                Map.of("BASE_URL", service.baseUrl(0), "KEY", service.operatorKey(), "ORG", "acme", "REALM", "oidc"));
    }

    @AfterAll
    static void stop() {
        chromium.close();
        service.close();
    }

    @Test
    void newPersonBecomesALearnerSignsOutOfBothAndComesBackAsThemselves() {
        realm.person("Ada", "Okafor", "ada@acme.example");
        try (Visitor ada = new Visitor(chromium, service.baseUrl(0))) {
            ada.start("/sso/acme");
            ada.logIn("ada@acme.example");
            ada.assertSignedIn("Ada Okafor");
            ada.assertFact("Role", "Learner");
            ada.assertFact("Signed in with", "OpenID Connect");
            String account = ada.session().getString("id");

            ada.start("/sso/acme");
            ada.assertSignedIn("Ada Okafor");

            ada.signOut();
            ada.awaitNoSession();
            ada.start("/sso/acme");
            ada.logIn("ada@acme.example");
            ada.assertSignedIn("Ada Okafor");
            assertThat(ada.session().getString("id")).isEqualTo(account);
        }
    }

    @Test
    void sessionThatAnAdminEndsInKeycloakIsRefusedHere() {
        realm.person("Ben", "Adler", "ben@acme.example");
        try (Visitor ben = new Visitor(chromium, service.baseUrl(0))) {
            ben.start("/sso/acme");
            ben.logIn("ben@acme.example");
            ben.assertSignedIn("Ben Adler");

            realm.endSessionsOf("ben@acme.example");

            ben.awaitNoSession();
        }
    }

    @Test
    void keysOfTheRealmMayBeRolledWithoutALostSignIn() {
        realm.person("Cleo", "Marsh", "cleo@acme.example");
        realm.person("Dan", "Weiss", "dan@acme.example");
        realm.person("Eve", "Lund", "eve@acme.example");
        signIn("cleo@acme.example", "Cleo Marsh");
        try (Visitor dan = new Visitor(chromium, service.baseUrl(0))) {
            dan.start("/sso/acme");
            dan.assertAskedForPassword();
            realm.newSigningKey();
            dan.logIn("dan@acme.example");
            dan.assertSignedIn("Dan Weiss");
        }
        realm.forgetOlderSigningKeys();
        signIn("eve@acme.example", "Eve Lund");
    }

    private static void signIn(String email, String name) {
        try (Visitor visitor = new Visitor(chromium, service.baseUrl(0))) {
            visitor.start("/sso/acme");
            visitor.logIn(email);
            visitor.assertSignedIn(name);
        }
    }
}
