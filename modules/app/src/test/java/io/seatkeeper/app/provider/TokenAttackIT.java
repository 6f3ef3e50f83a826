package io.seatkeeper.app.provider;

import static io.seatkeeper.app.provider.Product.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.app.provider.Product.Answer;
import io.seatkeeper.oauth.key.KeyRing;
import io.seatkeeper.oauth.key.SigningKeys;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.platform.secrets.SecretBox;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The second half of the attack table: mix-up, tokens in the wrong hands, stale keys, and a session that ends in between. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenAttackIT {
    private final DatabaseAddress address = TestPostgres.migrated();
    private final MasterKey masterKey = MasterKey.parse(MasterKey.random());
    private final Installation service = new Installation(address, masterKey, 1);
    private final ApiCaller operator = service.operator();
    private final Vertx vertx = Vertx.vertx();
    private Product product;
    private Product other;

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 500);
        service.organization(operator, "globex", 500);
        product = registered("/applications", new JsonObject().put("name", "Training"));
        other = registered("/applications", new JsonObject().put("name", "Another"));
    }

    @AfterAll
    void close() {
        vertx.close().await();
        service.close();
    }

    @Test
    void mixUpIsSeenByTheIssuerOfEveryAnswer() {
        String issuer = product.get("/.well-known/openid-configuration").body().getString("issuer");
        TestBrowser browser = new TestBrowser();

        assertThat(Product.answer(product.authorize(browser, Map.of("login_hint", "mixed@acme.example"))))
                .containsKey("code")
                .containsEntry("iss", issuer);
        assertThat(Product.answer(product.authorize(browser, Map.of("code_challenge_method", "plain"))))
                .containsKey("error")
                .containsEntry("iss", issuer);
        assertThat(product.authorize(browser, Map.of("response_mode", "form_post"))
                        .body())
                .contains("name=\"iss\" value=\"" + issuer + "\"");
    }

    @Test
    void mixedUpCodeOfAnotherFlowIsWorthNothing() {
        String code = product.code(
                new TestBrowser(),
                Map.of(
                        "login_hint",
                        "flow@acme.example",
                        "code_challenge",
                        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));

        assertRefused(product.redeem(code), "invalid_grant");
    }

    @Test
    void mixedUpCodeOfOursIsNothingToASignInAtAnIdentityProvider() {
        TestBrowser browser = new TestBrowser().always("Accept", "application/json");
        String code = product.code(new TestBrowser(), Map.of("login_hint", "ours@acme.example"));
        Page away = browser.openUntil(
                product.issuer() + "/sso/acme/practice/start",
                next -> next.toString().startsWith(service.idp().issuer()));
        String state = away.location().orElseThrow().getQuery().replaceFirst("(?s).*\\bstate=([^&]+).*", "$1");

        Page page = browser.open(product.issuer() + "/sso/acme/practice/callback?"
                + Product.form(Map.of("code", code, "state", state, "iss", product.issuer())));

        assertThat(new JsonObject(page.body()).getString("code")).isEqualTo("oidc_issuer_mismatch");
        assertThat(browser.open(product.issuer() + "/session").status()).isEqualTo(401);
    }

    @Test
    void loopbackAddressMayHaveAnotherPortAndNothingElse() {
        TestBrowser browser = new TestBrowser();
        product.code(browser, Map.of("login_hint", "loop@acme.example"));
        Page page = browser.openUntil(
                product.issuer() + "/oauth2/authorize?"
                        + Product.form(product.request(Map.of("redirect_uri", "http://127.0.0.1:65000/callback"))),
                next -> next.getPort() == 65_000);
        assertThat(Product.answer(page)).containsKey("code");
        for (String wrong : new String[] {
            "http://127.0.0.2:9/callback",
            "http://[::1]:9/callback",
            "https://127.0.0.1:9/callback",
            "http://127.0.0.1.evil.example:9/callback",
            "http://127.0.0.1:9%2Fcallback",
            "http://127.0.0.1:0/callback",
            "http://127.0.0.1:009/callback",
            "http://2130706433:9/callback"
        }) {
            Page refused = product.authorize(browser, Map.of("redirect_uri", wrong));
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.location()).as(wrong).isEmpty();
        }
    }

    @Test
    void tokenOfOneClientIsNothingToAnother() {
        Answer tokens = product.redeem(code("one.client@acme.example"));
        for (String name : new String[] {"access_token", "refresh_token"}) {
            Map<String, String> token = Map.of("token", tokens.body().getString(name));
            assertThat(other.post("/oauth2/introspect", token).body()).isEqualTo(new JsonObject().put("active", false));
            other.post("/oauth2/revoke", token);
            assertThat(product.post("/oauth2/introspect", token).body().getBoolean("active"))
                    .isTrue();
        }
    }

    @Test
    void applicationOfOneOrganizationGetsNobodyOfAnother() {
        Product globex = registered("/organizations/globex/applications", new JsonObject().put("name", "Globex"));
        TestBrowser browser = new TestBrowser();
        product.code(browser, Map.of("login_hint", "crossing@acme.example"));

        assertThat(Product.answer(globex.authorize(browser, Map.of("organization", "globex", "prompt", "none"))))
                .containsEntry("error", "login_required");
        assertRefused(globex.redeem(code("crossing@acme.example")), "invalid_grant");
        Answer tokens = product.redeem(code("crossing@acme.example"));
        assertRefused(globex.refresh(tokens.body().getString("refresh_token")), "invalid_grant");
        assertThat(globex.post(
                                "/oauth2/introspect",
                                Map.of("token", tokens.body().getString("access_token")))
                        .body()
                        .getBoolean("active"))
                .isFalse();
    }

    @Test
    void tokenThatIsWrittenOverToAnotherOrganizationIsNone() {
        Product opaque = registered(
                "/applications", new JsonObject().put("name", "Opaque").put("introspectionOnly", true));
        Answer acme = opaque.redeem(opaque.code(new TestBrowser(), Map.of("login_hint", "over@acme.example")));
        Answer globex = opaque.redeem(
                opaque.code(new TestBrowser(), Map.of("login_hint", "over@globex.example", "organization", "globex")));
        String one = acme.body().getString("access_token");
        String another = globex.body().getString("access_token");
        assertThat(opaque.userinfo(one).status()).isEqualTo(200);

        String crossed = another.substring(0, another.indexOf('.')) + one.substring(one.indexOf('.'));

        assertThat(opaque.userinfo(crossed).status()).isEqualTo(401);
        String refresh = acme.body().getString("refresh_token");
        String otherRefresh = globex.body().getString("refresh_token");
        assertRefused(
                opaque.refresh(
                        otherRefresh.substring(0, otherRefresh.indexOf('.')) + refresh.substring(refresh.indexOf('.'))),
                "invalid_grant");
    }

    @Test
    void staleKeyOfOursVerifiesNothingOnceItIsRetired() throws Exception {
        String access = product.redeem(code("stale@acme.example")).body().getString("access_token");
        assertThat(product.userinfo(access).status()).isEqualTo(200);
        Instant now = Instant.now();

        assertThat(ring(now).verified("at+jwt", access)).isPresent();
        assertThat(ring(now.plus(Duration.ofDays(90))).verified("at+jwt", access))
                .as("still published")
                .isPresent();
        assertThat(ring(now.plus(Duration.ofDays(92))).verified("at+jwt", access))
                .isEmpty();
    }

    @Test
    void staleKeyOfAnApplicationProvesNothingAnyMore() throws Exception {
        RSAKey old = SigningIdp.key();
        RSAKey next = SigningIdp.key();
        JsonObject registration = new JsonObject().put("name", "Rolling").put("authentication", "private_key_jwt");
        Product rolling = registered("/applications", registration.put("jwks", jwks(old)));
        assertRefused(rolling.refreshBy(assertion(rolling, old)), "invalid_grant"); // let in, but the token is none

        operator.put("/applications/" + rolling.clientId(), registration.put("jwks", jwks(next)));

        assertRefused(rolling.refreshBy(assertion(rolling, old)), "invalid_client");
        assertRefused(rolling.refreshBy(assertion(rolling, next)), "invalid_grant");
    }

    @Test
    void assertionSignedByNobodyOrByASwappedAlgorithmProvesNothing() throws Exception {
        RSAKey key = SigningIdp.key();
        Product signing = registered(
                "/applications",
                new JsonObject()
                        .put("name", "Signing")
                        .put("authentication", "private_key_jwt")
                        .put("jwks", jwks(key)));
        JWTClaimsSet claims = claims(signing);
        SignedJWT mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
        mac.sign(new MACSigner(key.toPublicKey().getEncoded()));

        assertRefused(signing.refreshBy(new PlainJWT(claims).serialize()), "invalid_client");
        assertRefused(signing.refreshBy(mac.serialize()), "invalid_client");
    }

    @Test
    void expiredIdTokenHintSaysWhoseSessionItWasAndNeverEndsAnother() throws Exception {
        TestBrowser browser = new TestBrowser();
        String idToken = product.redeem(product.code(browser, Map.of("login_hint", "old.hint@acme.example")))
                .body()
                .getString("id_token");
        JWTClaimsSet said = SignedJWT.parse(idToken).getJWTClaimsSet();
        Date past = Date.from(Instant.now().minusSeconds(3_600));
        String logout = product.issuer() + "/oauth2/logout?id_token_hint=";
        String anothers = signed(new JWTClaimsSet.Builder(said)
                .expirationTime(past)
                .claim("sid", UUID.randomUUID().toString())
                .build());
        assertThat(browser.open(logout + anothers).text()).contains("Sign out?");
        String elsewhere = signed(
                new JWTClaimsSet.Builder(said).issuer("https://other.example").build());
        assertThat(browser.open(logout + elsewhere).text()).contains("Sign out?");

        browser.open(logout
                + signed(new JWTClaimsSet.Builder(said).expirationTime(past).build()));

        assertThat(browser.open(product.issuer() + "/session").status()).isEqualTo(401);
    }

    @Test
    void sessionThatEndsWhileACodeIsWrittenGetsNone() throws Exception {
        TestBrowser browser = new TestBrowser();
        product.redeem(product.code(browser, Map.of("login_hint", "leaving@acme.example")));
        Promise<Void> mayCommit = Promise.promise();
        Promise<Void> deleted = Promise.promise();
        var ending = service.database()
                .transaction(connection -> connection
                        .query("DELETE FROM session WHERE user_id = (SELECT user_id FROM user_account"
                                + " WHERE email = 'leaving@acme.example')")
                        .execute()
                        .onSuccess(rows -> deleted.complete())
                        .compose(rows -> mayCommit.future()));
        deleted.future().await();

        CompletableFuture<Page> asked =
                CompletableFuture.supplyAsync(() -> product.authorize(browser, Map.of("prompt", "none")));
        Audit.eventually(() -> waitingForALock() || asked.isDone(), waits -> waits);
        mayCommit.complete();
        ending.await();

        assertThat(Product.answer(asked.join())).doesNotContainKey("code").containsEntry("error", "access_denied");
    }

    private boolean waitingForALock() {
        return service.database()
                        .with(client -> client.preparedQuery("SELECT count(*) FROM pg_stat_activity"
                                        + " WHERE datname = current_database() AND wait_event_type = $1")
                                .execute(Tuple.of("Lock")))
                        .await()
                        .iterator()
                        .next()
                        .getLong(0)
                > 0;
    }

    private KeyRing ring(Instant now) {
        InstantSource clock = () -> now;
        return new SigningKeys(vertx, service.database(), new SecretBox(masterKey), clock)
                .ring()
                .await();
    }

    private String signed(JWTClaimsSet claims) {
        return ring(Instant.now()).sign(JWSAlgorithm.RS256, JOSEObjectType.JWT.getType(), claims, Instant.now());
    }

    private static JsonObject jwks(RSAKey key) {
        return new JsonObject(new JWKSet(key.toPublicJWK()).toString());
    }

    private static JWTClaimsSet claims(Product client) {
        return new JWTClaimsSet.Builder()
                .issuer(client.clientId())
                .subject(client.clientId())
                .audience(client.issuer())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .build();
    }

    private static String assertion(Product client, RSAKey key) throws Exception {
        return SigningIdp.signed(key, claims(client));
    }

    private String code(String person) {
        return product.code(new TestBrowser(), Map.of("login_hint", person));
    }

    private Product registered(String path, JsonObject registration) {
        JsonObject made =
                operator.post(path, registration.put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)));
        return new Product(service.baseUrl(0), made.getString("id"), String.valueOf(made.getString("secret")));
    }
}
