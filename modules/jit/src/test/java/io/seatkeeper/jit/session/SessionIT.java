package io.seatkeeper.jit.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.SessionId;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.Users;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions count by the state of person, connection and organization, at every look. */
class SessionIT {
    private static JitNode node;

    private final TestBrowser browser = new TestBrowser();

    @BeforeAll
    static void start() {
        node = new JitNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void restore() {
        node.later(Duration.ZERO);
    }

    @Test
    void blockedPersonsSessionIsRefusedAtOnceAndTheirSignInToo() {
        Organization organization = node.organization();
        UserId user = signIn(organization);
        node.ask(Users.BLOCK, new Users.Block(JitNode.OPERATOR, organization.id(), user, true, Optional.empty()));
        assertThat(status("/session")).isEqualTo(401);
        assertThat(status("/session/check")).isEqualTo(401);
        assertThat(browser.open(node.start(organization, "ada@acme.example")).status())
                .isEqualTo(403);
        assertThat(node.attempts(organization).getFirst().code()).contains(ErrorCode.USER_DEACTIVATED);
    }

    @Test
    void checkAnswersAProxyInHeaders() {
        Organization organization = node.organization();
        UserId user = signIn(organization);
        var page = browser.open(node.baseUrl() + "/session/check");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("X-Seatkeeper-User")).contains(user.toString());
        assertThat(page.header("X-Seatkeeper-Organization")).contains(organization.slug());
        assertThat(page.header("X-Seatkeeper-Role")).contains("learner");
        assertThat(page.header("X-Seatkeeper-Email")).contains("ada@acme.example");
        assertThat(new TestBrowser().open(node.baseUrl() + "/session/check").status())
                .isEqualTo(401);
    }

    @Test
    void forgedAndForeignCookiesOpenNothing() {
        Organization organization = node.organization();
        signIn(organization);
        String token = browser.cookie("seatkeeper_session").orElseThrow();
        for (String forged : List.of(
                token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"),
                SessionToken.fresh(organization.id()).text(),
                SessionToken.fresh(node.organization().id()).text().substring(0, 23) + token.substring(23),
                "%00",
                "x".repeat(3_000))) {
            TestBrowser thief = new TestBrowser();
            thief.plant(URI.create(node.baseUrl()), "seatkeeper_session", forged);
            assertThat(thief.open(node.baseUrl() + "/session").status())
                    .as(forged)
                    .isEqualTo(401);
        }
        assertThat(status("/session")).isEqualTo(200);
    }

    @Test
    void sessionEndsAtTheOrganizationsLimit() {
        Organization organization = node.organization();
        signIn(organization);
        node.later(organization.sessionLifetime().minusSeconds(60));
        assertThat(status("/session")).isEqualTo(200);
        node.later(organization.sessionLifetime().plusSeconds(1));
        assertThat(status("/session")).isEqualTo(401);
    }

    @Test
    void adminSeesSessionsAndEndsOneOrAll() {
        Organization organization = node.organization();
        UserId user = signIn(organization);
        TestBrowser second = new TestBrowser();
        second.open(node.start(organization, "ada@acme.example"));
        List<Sessions.Session> sessions = list(organization, user);
        assertThat(sessions).hasSize(2);
        node.ask(
                Sessions.END,
                new Sessions.End(
                        JitNode.OPERATOR,
                        organization.id(),
                        user,
                        sessions.getLast().id()));
        assertThat(status("/session")).isEqualTo(401);
        assertThat(second.open(node.baseUrl() + "/session").status()).isEqualTo(200);
        assertThat(node.refusal(
                        Sessions.END,
                        new Sessions.End(JitNode.OPERATOR, organization.id(), user, new SessionId(Ids.next()))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        node.ask(Sessions.END_ALL, new Sessions.EndAll(JitNode.OPERATOR, organization.id(), user));
        assertThat(second.open(node.baseUrl() + "/session").status()).isEqualTo(401);
        assertThat(list(organization, user)).isEmpty();
        assertThat(node.count("SELECT count(*) FROM audit_event WHERE action = 'session.ended' AND org_id = '"
                        + organization.id() + "'"))
                .isEqualTo(2);
    }

    @Test
    void busTellsAdminsWhoseSessionACookieIs() {
        Organization organization = node.organization();
        UserId user = signIn(organization);
        String cookie = browser.cookie("seatkeeper_session").orElseThrow();
        Sessions.Current current = node.ask(Sessions.CHECK, new Sessions.Check(cookie));
        assertThat(current.user().id()).isEqualTo(user);
        assertThat(current.csrfToken()).isEqualTo(json().getString("csrfToken")).isNotEqualTo(cookie);
        assertThat(node.refusal(Sessions.CHECK, new Sessions.Check("nonsense"))).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void removedConnectionEndsItsSessions() {
        Organization organization = node.organization();
        signIn(organization);
        Connection connection = node.ask(Connections.FIND, new Connections.Find(organization.id(), "idp"));
        node.ask(Connections.REMOVE, new Connections.Remove(JitNode.OPERATOR, organization.id(), connection.id()));
        assertThat(status("/session")).isEqualTo(401);
    }

    @Test
    void disabledOrganizationsSessionsOpenNothing() {
        Organization organization = node.organization();
        signIn(organization);
        node.sql("UPDATE organization SET enabled = false WHERE org_id = '" + organization.id() + "'");
        assertThat(status("/session")).isEqualTo(401);
        assertThat(browser.open(node.start(organization, "ada@acme.example")).status())
                .isEqualTo(403);
    }

    @Test
    void deactivationBetweenProvisioningAndSessionIsSeen() {
        Organization organization = node.organization();
        node.sql("""
                CREATE FUNCTION deactivate_late() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  UPDATE user_account SET blocked_at = now() WHERE org_id = NEW.org_id AND user_id = NEW.user_id;
                  RETURN NULL;
                END $$""");
        signIn(organization);
        node.sql("CREATE TRIGGER deactivate_late AFTER UPDATE ON last_sign_in"
                + " FOR EACH ROW EXECUTE FUNCTION deactivate_late()");
        try {
            assertThat(browser.open(node.start(organization, "ada@acme.example"))
                            .status())
                    .isEqualTo(403);
            assertThat(node.attempts(organization).getFirst().code()).contains(ErrorCode.USER_DEACTIVATED);
            assertThat(status("/session")).isEqualTo(401);
        } finally {
            node.sql("DROP TRIGGER deactivate_late ON last_sign_in");
        }
    }

    @Test
    void eventClearsTheSessionsOfABlockedPersonAway() {
        Organization organization = node.organization();
        UserId user = signIn(organization);
        node.sql("UPDATE user_account SET blocked_at = now() WHERE user_id = '" + user + "'");
        node.hear(organization, "user.blocked", user);
        assertThat(node.count("SELECT count(*) FROM session WHERE user_id = '" + user + "'"))
                .isZero();
    }

    @Test
    void signOutEndsTheSessionHereAndAtTheProvider() {
        Organization organization = node.organization();
        signIn(organization);
        var page = browser.open(node.baseUrl() + "/signed-in");
        var signedOut = browser.submit(page);
        assertThat(signedOut.address().getPath()).isEqualTo("/signed-out");
        assertThat(signedOut.hops())
                .anySatisfy(hop -> assertThat(hop.address().getPath()).contains("end-session"));
        assertThat(signedOut.text()).contains(organization.name());
        assertThat(browser.cookie("seatkeeper_session")).isEmpty();
        assertThat(node.count("SELECT count(*) FROM session WHERE org_id = '" + organization.id() + "'"))
                .isZero();
    }

    @Test
    void signOutAskedForByAnotherOriginChangesNothing() {
        Organization organization = node.organization();
        signIn(organization);
        browser.always("Accept", "application/json");
        URI neighbour = URI.create("http://localhost:1/");
        var page = browser.postFrom(neighbour, node.baseUrl() + "/sign-out", Map.of());
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("csrf_rejected");
        assertThat(status("/session")).isEqualTo(200);
    }

    private UserId signIn(Organization organization) {
        browser.open(node.start(organization, "ada@acme.example"));
        return UserId.of(json().getString("id"));
    }

    private JsonObject json() {
        return new JsonObject(browser.open(node.baseUrl() + "/session").body());
    }

    private int status(String path) {
        return browser.open(node.baseUrl() + path).status();
    }

    private static List<Sessions.Session> list(Organization organization, UserId user) {
        return node.ask(Sessions.LIST, new Sessions.ListOfUser(organization.id(), user, Page.Request.FIRST))
                .page()
                .items();
    }
}
