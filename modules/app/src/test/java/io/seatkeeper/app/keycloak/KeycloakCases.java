package io.seatkeeper.app.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.docs.Guide;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.seatkeeper.testkit.browser.Chromium;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds by either protocol, with a realm and a connection as docs/guides/keycloak.md makes them. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeycloakCases {
    final Keycloak keycloak = Keycloak.running();
    final Installation service = new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    final Chromium chromium = Chromium.start();
    final Realm realm;
    private final String protocol;

    /** @param protocol the heading of the guide's section, and what the page of who is signed in calls it */
    KeycloakCases(String protocol, String realm) {
        this.protocol = protocol;
        this.realm = Realm.create(keycloak, realm);
    }

    @BeforeAll
    void followTheGuide() {
        connect("acme");
    }

    /** An organization, and what the guide says to do for it. */
    final void connect(String organization) {
        service.operator()
                .post(
                        "/organizations",
                        new JsonObject()
                                .put("slug", organization)
                                .put("name", "The people of " + organization)
                                .put("maxSeats", 10));
        Map<String, String> variables = new HashMap<>(keycloak.adminEnvironment());
        variables.putAll(Map.of(
                "BASE_URL", service.baseUrl(0),
                "KEY", service.operatorKey(),
                "ORG", organization,
                "REALM", realm.name()));
        new Guide("docs/guides/keycloak.md").follow(protocol, variables);
    }

    @AfterAll
    void stop() {
        chromium.close();
        service.close();
    }

    @Test
    void newPersonBecomesALearnerAndIsKnownAgain() {
        comeAsALearner("acme");
    }

    final void comeAsALearner(String organization) {
        try (Visitor ada = visitor()) {
            ada.start(organization);
            ada.logIn(realm.person("Ada", "Okafor", "ada@" + organization + ".example"));
            ada.assertSignedIn("Ada Okafor");
            ada.assertFact("Role", "Learner");
            ada.assertFact("Signed in with", protocol);
            String account = ada.session().getString("id");

            ada.start(organization);
            ada.assertSignedIn("Ada Okafor");
            assertThat(ada.session().getString("id")).isEqualTo(account);
        }
    }

    @Test
    void keysOfTheRealmMayBeRolledWithoutALostSignIn() {
        signedIn("acme", realm.person("Dan", "Weiss", "dan@acme.example"), "Dan Weiss")
                .close();
        String underWay = realm.person("Eve", "Lund", "eve@acme.example");
        try (Visitor eve = visitor()) {
            eve.start("acme");
            eve.assertAskedForPassword();
            realm.newSigningKey();
            eve.logIn(underWay);
            eve.assertSignedIn("Eve Lund");
        }
        realm.forgetOlderSigningKeys();
        signedIn("acme", realm.person("Fay", "Ito", "fay@acme.example"), "Fay Ito")
                .close();
    }

    @Test
    void whoSignsOutHereIsSignedOutOfKeycloak() {
        signOutHere("acme", "ivo@acme.example");
    }

    final void signOutHere(String organization, String email) {
        realm.person("Ivo", "Santos", email);
        try (Visitor ivo = signedIn(organization, email, "Ivo Santos")) {
            ivo.signOut();
            ivo.awaitNoSession();
            ivo.start(organization);
            ivo.logIn(email);
            ivo.assertSignedIn("Ivo Santos");
        }
    }

    @Test
    void sessionThatAPersonEndsInKeycloakIsRefusedHere() {
        signOutThere("acme", "cleo@acme.example");
    }

    final void signOutThere(String organization, String email) {
        realm.person("Cleo", "Marsh", email);
        try (Visitor cleo = signedIn(organization, email, "Cleo Marsh")) {
            cleo.logOutOf(realm);

            cleo.awaitNoSession();
        }
    }

    @Test
    void sessionThatAnAdminEndsInKeycloakIsRefusedHere() {
        String email = realm.person("Ben", "Adler", "ben@acme.example");
        try (Visitor ben = signedIn("acme", email, "Ben Adler")) {
            realm.endSessionsOf(email);

            ben.awaitNoSession();
        }
    }

    final Visitor visitor() {
        return new Visitor(chromium, service.baseUrl(0));
    }

    private Visitor signedIn(String organization, String email, String name) {
        Visitor visitor = visitor();
        visitor.start(organization);
        visitor.logIn(email);
        visitor.assertSignedIn(name);
        return visitor;
    }
}
