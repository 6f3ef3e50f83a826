package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.app.node.Push;
import io.seatkeeper.app.provider.Product.Answer;
import io.seatkeeper.oauth.logout.EndedGrants;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every way in which a session ends, as applications hear of it from two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackchannelLogoutIT {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final String ONLINE = "openid profile email";

    private final DatabaseAddress address = TestPostgres.migrated();
    private final Installation service = new Installation(address, MasterKey.parse(MasterKey.random()), 2);
    private final ApiCaller operator = service.operator();
    private final Receiver receiver = new Receiver();

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 500);
    }

    @AfterAll
    void close() {
        service.close();
        receiver.close();
    }

    @Test
    void signingOutTellsEveryApplicationOfTheSessionOnceByASignedToken() throws Exception {
        Product first = product("first");
        Product second = product("second");
        Product stranger = product("stranger");
        TestBrowser browser = new TestBrowser();
        Answer tokens = signIn(first, browser, "leaver@acme.example", ONLINE);
        signIn(second, browser, "leaver@acme.example", ONLINE);
        signIn(stranger, new TestBrowser(), "stayer@acme.example", ONLINE);

        browser.post(first.issuer() + "/sign-out", Map.of());

        SignedJWT token = receiver.next("first");
        assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("logout+jwt"));
        JWKSet keys = JWKSet.parse(first.get("/oauth2/jwks").body().encode());
        // Each node of an installation in a test has an address of its own.
        String issuer = token.getJWTClaimsSet().getIssuer();
        assertThat(issuer).isIn(service.baseUrl(0), service.baseUrl(1));
        LogoutTokenClaimsSet claims = new LogoutTokenValidator(
                        new Issuer(issuer), new ClientID(first.clientId()), JWSAlgorithm.RS256, keys)
                .validate(token);
        JWTClaimsSet told = idToken(tokens);
        assertThat(claims.getSubject().getValue()).isEqualTo(told.getSubject());
        assertThat(claims.getSessionID().getValue()).isEqualTo(told.getStringClaim("sid"));
        assertThat(claims.getExpirationTime()).isAfter(Date.from(Instant.now()));
        assertThat(receiver.nextClaims("second").getStringClaim("sid")).isEqualTo(told.getStringClaim("sid"));
        nothingIsLeft(first);
        nothingIsLeft(second);
        assertThat(receiver.waiting("first") + receiver.waiting("second") + receiver.waiting("stranger"))
                .isZero();
    }

    @Test
    void whatWasGrantedWithTheSessionEndsWithItAndOfflineAccessDoesNot() {
        Product online = product("online");
        Product offline = product("offline");
        TestBrowser browser = new TestBrowser();
        Answer one = signIn(online, browser, "grants@acme.example", ONLINE);
        Answer other = signIn(offline, browser, "grants@acme.example", ONLINE + " offline_access");

        browser.post(online.issuer() + "/sign-out", Map.of());

        assertThat(online.userinfo(one.body().getString("access_token")).status())
                .isEqualTo(401);
        receiver.next("offline");
        assertThat(offline.refresh(other.body().getString("refresh_token")).status())
                .isEqualTo(200);
    }

    @Test
    void blockedPersonIsSignedOutEverywhere() {
        Product product = product("blocked");
        Answer tokens = signIn(product, new TestBrowser(), "blocked@acme.example", ONLINE + " offline_access");

        operator.patch("/organizations/acme/users/" + idToken(tokens).getSubject(), active(false));

        assertThat(receiver.nextClaims("blocked").getSubject())
                .isEqualTo(idToken(tokens).getSubject());
    }

    @Test
    void personWhoseSessionHasRunOutIsStillToldOfWhenDeactivated() {
        Product product = product("ran-out");
        TestBrowser browser = new TestBrowser();
        Answer tokens = signIn(product, browser, "ran.out@acme.example", ONLINE);
        String user = idToken(tokens).getSubject();
        TestPostgres.execute(
                address, "UPDATE session SET expires_at = now() - interval '1 hour' WHERE user_id = '" + user + "'");
        TestPostgres.execute(address, "DELETE FROM session WHERE user_id = '" + user + "'");
        assertThat(product.userinfo(tokens.body().getString("access_token")).status())
                .isEqualTo(200);

        operator.patch("/organizations/acme/users/" + user, active(false));

        assertThat(receiver.nextClaims("ran-out").getSubject()).isEqualTo(user);
    }

    @Test
    void deactivationByScimIsTold() {
        JsonObject made = operator.post("/organizations/acme/scim-tokens", new JsonObject().put("name", "push"));
        Product product = product("pushed");
        Answer tokens = signIn(product, new TestBrowser(), "pushed.out@acme.example", ONLINE);
        String user = idToken(tokens).getSubject();

        JsonObject deactivation = new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:api:messages:2.0:PatchOp"))
                .put(
                        "Operations",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("op", "replace")
                                        .put("path", "active")
                                        .put("value", false)));
        assertThat(new Push(List.of(service.baseUrl(1)), "acme", made.getString("id"), made.getString("token"))
                        .call(0, "PATCH", "/Users/" + user, deactivation)
                        .status())
                .isEqualTo(200);

        assertThat(receiver.nextClaims("pushed").getSubject()).isEqualTo(user);
    }

    @Test
    void sessionsThatAnAdminEndsAreTold() throws Exception {
        Product product = product("admin");
        Answer one = signIn(product, new TestBrowser(), "two.places@acme.example", ONLINE);
        Answer other = signIn(product, new TestBrowser(), "two.places@acme.example", ONLINE);
        String sessions = "/organizations/acme/users/" + idToken(one).getSubject() + "/sessions";

        operator.delete(sessions + "/" + idToken(one).getStringClaim("sid"));
        assertThat(receiver.nextClaims("admin").getStringClaim("sid"))
                .isEqualTo(idToken(one).getStringClaim("sid"));

        operator.delete(sessions);
        assertThat(receiver.nextClaims("admin").getStringClaim("sid"))
                .isEqualTo(idToken(other).getStringClaim("sid"));
    }

    @Test
    void connectionThatIsRemovedEndsWhatCameByIt() {
        service.organization(operator, "moving", 5);
        Product product = product("moving");
        signIn(product, new TestBrowser(), "mover@moving.example", ONLINE, "moving");

        operator.delete("/organizations/moving/connections/practice");

        receiver.next("moving");
    }

    @Test
    void logoutAtTheIdentityProviderIsPassedOn() throws Exception {
        Product product = product("provider");
        Answer tokens = signIn(product, new TestBrowser(), "out.there@acme.example", ONLINE);
        String subject = operator.get(
                        "/organizations/acme/users/" + idToken(tokens).getSubject())
                .getString("externalSsoId");
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(service.idp().issuer())
                .audience("seatkeeper")
                .subject(subject)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build();

        new TestBrowser()
                .post(
                        service.baseUrl(1) + "/sso/acme/practice/backchannel-logout",
                        Map.of("logout_token", service.idp().sign("logout+jwt", claims)));

        assertThat(receiver.nextClaims("provider").getStringClaim("sid"))
                .isEqualTo(idToken(tokens).getStringClaim("sid"));
    }

    @Test
    void whoeverProvesAnewKeepsTheirSessionAndAnotherPersonEndsIt() throws Exception {
        Product product = product("anew");
        TestBrowser browser = new TestBrowser();
        Answer first = signIn(product, browser, "same@acme.example", ONLINE);
        Answer again = product.redeem(
                product.code(browser, Map.of("login_hint", "same@acme.example", "prompt", "login", "scope", ONLINE)));
        assertThat(idToken(again).getStringClaim("sid"))
                .isEqualTo(idToken(first).getStringClaim("sid"));
        assertThat(product.userinfo(first.body().getString("access_token")).status())
                .isEqualTo(200);

        product.redeem(product.code(
                browser, Map.of("login_hint", "someone.else@acme.example", "prompt", "login", "scope", ONLINE)));

        assertThat(receiver.nextClaims("anew").getSubject())
                .isEqualTo(idToken(first).getSubject());
        nothingIsLeft(product);
        assertThat(receiver.waiting("anew")).isZero();
    }

    @Test
    void codeThatNobodyRedeemedIsWorthNothingAfterwardsAndNobodyIsTold() {
        Product product = product("waiting");
        TestBrowser browser = new TestBrowser();
        String code = product.code(browser, Map.of("login_hint", "waiting@acme.example"));

        browser.post(product.issuer() + "/sign-out", Map.of());

        assertThat(product.redeem(code).body().getString("error")).isEqualTo("invalid_grant");
        nothingIsLeft(product);
        assertThat(receiver.waiting("waiting")).isZero();
    }

    @Test
    void receiverThatFailsIsToldAgainByAnotherToken() throws Exception {
        receiver.answer("failing", 500, 302, 400);
        Product product = product("failing");
        TestBrowser browser = new TestBrowser();
        signIn(product, browser, "again@acme.example", ONLINE);

        browser.post(product.issuer() + "/sign-out", Map.of());

        assertThat(receiver.nextClaims("failing").getJWTID())
                .isNotEqualTo(receiver.nextClaims("failing").getJWTID());
        receiver.next("failing");
        receiver.next("failing");
        nothingIsLeft(product);
        assertThat(receiver.waiting("failing")).isZero();
    }

    @Test
    void receiverThatNeverAnswersHoldsUpNobodyElse() {
        Product never = product("never");
        Product prompt = product("prompt");
        for (int person = 0; person < 12; person++) {
            TestBrowser browser = new TestBrowser();
            signIn(never, browser, "hanging" + person + "@acme.example", ONLINE);
            browser.post(never.issuer() + "/sign-out", Map.of());
        }
        TestBrowser browser = new TestBrowser();
        signIn(prompt, browser, "prompt@acme.example", ONLINE);
        receiver.next("never");

        browser.post(prompt.issuer() + "/sign-out", Map.of());

        receiver.next("prompt");
        assertThat(noticesOf(never)).isPositive();
        operator.delete("/applications/" + never.clientId());
    }

    @Test
    void privateAddressIsRefusedAndInTheEndThatIsInTheAuditLog() {
        Product inside = product("inside", "https://10.0.0.1/logout");
        TestBrowser browser = new TestBrowser();
        signIn(inside, browser, "inside@acme.example", ONLINE);
        browser.post(inside.issuer() + "/sign-out", Map.of());
        await(() -> attempts(inside) > 0);

        TestPostgres.execute(address, """
                UPDATE logout_notice SET created_at = now() - interval '25 hours', next_at = now()
                WHERE application_id = '%s'""".formatted(inside.clientId()));

        await(() -> noticesOf(inside) == 0);
        JsonObject entry = operator.get("/organizations/acme/audit-events?action=application.logout_failed")
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(entry.getString("subject")).isEqualTo(inside.clientId());
        assertThat(entry.encode()).contains("not public").doesNotContain("eyJ");
    }

    @Test
    void whatNoEventWasHeardOfIsFoundBySweeping() {
        Product product = product("swept");
        Answer tokens = signIn(product, new TestBrowser(), "swept@acme.example", ONLINE);
        TestPostgres.execute(
                address,
                "UPDATE user_account SET epoch = epoch + 1 WHERE user_id = '"
                        + idToken(tokens).getSubject() + "'");

        new EndedGrants(service.database(), InstantSource.system()).sweep().await();

        receiver.next("swept");
    }

    /** Waits until the application has been told all that it has to be. */
    private void nothingIsLeft(Product product) {
        await(() -> noticesOf(product) == 0);
    }

    private static void await(BooleanSupplier holds) {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private long noticesOf(Product product) {
        return count("SELECT count(*) FROM logout_notice WHERE application_id::text = $1", product.clientId());
    }

    private long attempts(Product product) {
        return count(
                "SELECT coalesce(max(attempts), 0)::bigint FROM logout_notice WHERE application_id::text = $1",
                product.clientId());
    }

    private long count(String sql, String value) {
        return service.database()
                .with(client -> client.preparedQuery(sql).execute(Tuple.of(value)))
                .await()
                .iterator()
                .next()
                .getLong(0);
    }

    private Product product(String name) {
        return product(name, receiver.address(name));
    }

    private Product product(String name, String hears) {
        JsonObject made = operator.post(
                "/applications",
                new JsonObject()
                        .put("name", name)
                        .put("backchannelLogoutUri", hears)
                        .put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)));
        return new Product(service.baseUrl(0), made.getString("id"), made.getString("secret"));
    }

    private static Answer signIn(Product product, TestBrowser browser, String person, String scope) {
        return signIn(product, browser, person, scope, "acme");
    }

    private static Answer signIn(Product product, TestBrowser browser, String person, String scope, String home) {
        Answer tokens = product.redeem(
                product.code(browser, Map.of("login_hint", person, "scope", scope, "organization", home)));
        assertThat(tokens.status()).isEqualTo(200);
        return tokens;
    }

    private static JWTClaimsSet idToken(Answer tokens) {
        try {
            return SignedJWT.parse(tokens.body().getString("id_token")).getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static JsonObject active(boolean active) {
        return new JsonObject().put("active", active);
    }
}
