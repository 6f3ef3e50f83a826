package io.seatkeeper.jit.logout;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A provider's logouts end sessions by subject or by its own session, once, and nothing but what they name. */
class BackchannelLogoutIT {
    private static JitNode node;

    private final TestBrowser browser = new TestBrowser();
    private final TestBrowser second = new TestBrowser();
    private final TestBrowser provider = new TestBrowser();

    @BeforeAll
    static void start() {
        node = new JitNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void logoutAtTheProviderEndsTheSessionHere() {
        Organization organization = node.organization();
        signIn(browser, organization, "ada@acme.example");
        browser.open(node.idp().baseUrl() + "/end-session");
        assertThat(waitUntilGone(organization)).isTrue();
        assertThat(status(browser)).isEqualTo(401);
    }

    @Test
    void logoutOfASubjectEndsAllTheirSessionsAndNobodyElses() {
        Organization organization = node.organization();
        signIn(browser, organization, "ada@acme.example");
        signIn(second, organization, "ada@acme.example");
        TestBrowser other = new TestBrowser();
        signIn(other, organization, "bob@acme.example");
        assertThat(post(organization, token(claims().subject(subject(organization, "ada@acme.example")))))
                .isEqualTo(200);
        assertThat(status(browser)).isEqualTo(401);
        assertThat(status(second)).isEqualTo(401);
        assertThat(status(other)).isEqualTo(200);
    }

    @Test
    void logoutOfOneProviderSessionEndsThatOneOnly() {
        Organization organization = node.organization();
        signIn(browser, organization, "ada@acme.example");
        String sid = column(organization, "provider_session");
        signIn(second, organization, "ada@acme.example");
        assertThat(post(organization, token(claims().claim("sid", sid)))).isEqualTo(200);
        assertThat(status(browser)).isEqualTo(401);
        assertThat(status(second)).isEqualTo(200);
    }

    @Test
    void sameTokenIsTakenOnce() {
        Organization organization = node.organization();
        signIn(browser, organization, "ada@acme.example");
        String token = token(claims().subject(subject(organization, "ada@acme.example")));
        assertThat(post(organization, token)).isEqualTo(200);
        signIn(browser, organization, "ada@acme.example");
        assertThat(post(organization, token)).isEqualTo(400);
        assertThat(status(browser)).isEqualTo(200);
        assertThat(node.attempts(organization).getFirst().code()).contains(ErrorCode.REPLAYED);
    }

    @Test
    void tokenWithANonceOrForAnotherClientOrOfAnotherOrganizationEndsNothing() {
        Organization organization = node.organization();
        Organization neighbour = node.organization();
        signIn(browser, organization, "ada@acme.example");
        String subject = subject(organization, "ada@acme.example");
        assertThat(post(organization, token(claims().subject(subject).claim("nonce", "n"))))
                .isEqualTo(400);
        assertThat(node.attempts(organization).getFirst().code()).contains(ErrorCode.OIDC_LOGOUT_TOKEN_INVALID);
        assertThat(post(organization, token(claims().subject(subject).audience("another"))))
                .isEqualTo(400);
        assertThat(post(organization, token(claims()))).isEqualTo(400);
        assertThat(post(organization, "garbage")).isEqualTo(400);
        assertThat(provider.post(address(organization), Map.of()).status()).isEqualTo(400);
        assertThat(post(neighbour, token(claims().subject(subject)))).isEqualTo(200);
        assertThat(status(browser)).isEqualTo(200);
    }

    private static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(node.idp().issuer())
                .audience("seatkeeper")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    private static String token(JWTClaimsSet.Builder claims) {
        return node.idp().sign("logout+jwt", claims.build());
    }

    private int post(Organization organization, String token) {
        var page = provider.post(address(organization), Map.of("logout_token", token));
        if (page.status() != 200) {
            assertThat(new JsonObject(page.body()).getString("code")).isNotBlank();
        }
        return page.status();
    }

    private static String address(Organization organization) {
        return node.baseUrl() + "/sso/" + organization.slug() + "/idp/backchannel-logout";
    }

    private static void signIn(TestBrowser who, Organization organization, String person) {
        assertThat(who.open(node.start(organization, person)).status()).isEqualTo(200);
    }

    private static int status(TestBrowser who) {
        return who.open(node.baseUrl() + "/session").status();
    }

    private static String subject(Organization organization, String email) {
        Row row = node.sql("SELECT subject FROM session JOIN account_profile USING (org_id, user_id) WHERE org_id = '"
                        + organization.id() + "' AND email = '" + email + "'")
                .iterator()
                .next();
        return row.getString("subject");
    }

    private static String column(Organization organization, String name) {
        Row row = node.sql("SELECT " + name + " FROM session WHERE org_id = '" + organization.id() + "'")
                .iterator()
                .next();
        return row.getString(name);
    }

    /** The provider tells in its own time; asks until it has. */
    private static boolean waitUntilGone(Organization organization) {
        Instant end = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(end)) {
            if (node.count("SELECT count(*) FROM session WHERE org_id = '" + organization.id() + "'") == 0) {
                return true;
            }
        }
        return false;
    }
}
