package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.app.provider.Product.Answer;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdProviderIT {
    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 2);
    private final ApiCaller operator = service.operator();
    private Product product;
    private Product other;

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 500);
        service.organization(operator, "globex", 500);
        product = product("Training", "client_secret_basic", false);
        other = product("Another", "client_secret_basic", false);
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void discoverySaysWhatThereIs() throws Exception {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                product.get("/.well-known/openid-configuration").body().encode());

        assertThat(metadata.getIssuer().getValue()).isEqualTo(product.issuer());
        assertThat(metadata.getIDTokenJWSAlgs()).containsExactly(JWSAlgorithm.ES256, JWSAlgorithm.RS256);
        assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
    }

    @Test
    void firstVisitMakesALearnerAndTellsTheProductWho() throws Exception {
        TestBrowser browser = new TestBrowser();

        Page back = product.authorize(browser, hint("first@acme.example"));
        assertThat(Product.answer(back)).containsEntry("state", "state-1").containsEntry("iss", product.issuer());
        Answer tokens = product.redeem(Product.codeOf(back));

        assertThat(tokens.status()).isEqualTo(200);
        IDTokenClaimsSet claims = validated(tokens.body().getString("id_token"));
        assertThat(claims.getStringClaim("org")).isEqualTo("acme");
        assertThat(claims.getStringClaim("role")).isEqualTo("learner");
        assertThat(claims.getStringClaim("auth_method")).isEqualTo("OIDC");
        assertThat(claims.getStringClaim("email")).isEqualTo("first@acme.example");
        assertThat(claims.getStringListClaim("teams")).isEmpty();
        assertThat(claims.getSessionID()).isNotNull();
        JsonObject session =
                new JsonObject(browser.open(product.issuer() + "/session").body());
        assertThat(claims.getSubject().getValue()).isEqualTo(session.getString("id"));
        Answer userinfo = product.userinfo(tokens.body().getString("access_token"));
        assertThat(userinfo.body().getString("sub")).isEqualTo(session.getString("id"));
    }

    @Test
    void whoeverIsSignedInGoesThroughWithoutAnotherPage() {
        TestBrowser browser = new TestBrowser();
        product.code(browser, hint("returning@acme.example"));

        Page again = product.authorize(browser, Map.of());

        assertThat(again.hops()).hasSize(1);
        assertThat(Product.answer(again)).containsKey("code");
    }

    @Test
    void promptNoneAsksNobodyAnything() {
        Page page = product.authorize(new TestBrowser(), Map.of("prompt", "none"));

        assertThat(page.hops()).hasSize(1);
        assertThat(Product.answer(page)).containsEntry("error", "login_required");
    }

    @ParameterizedTest
    @CsvSource({"prompt, login", "max_age, 0"})
    void whoeverMustProveAnewSignsInAgainAndThenGoesOn(String name, String value) throws Exception {
        TestBrowser browser = new TestBrowser();
        String first = product.redeem(product.code(browser, hint("anew@acme.example")))
                .body()
                .getString("id_token");

        Page page = product.authorize(browser, hint("anew@acme.example", name, value));

        assertThat(page.hops()).hasSizeGreaterThan(1);
        String second = product.redeem(Product.codeOf(page)).body().getString("id_token");
        assertThat(SignedJWT.parse(second).getJWTClaimsSet().getLongClaim("auth_time"))
                .isGreaterThanOrEqualTo(SignedJWT.parse(first).getJWTClaimsSet().getLongClaim("auth_time"));
    }

    @Test
    void personOfAnotherOrganizationSignsInToTheOneThatIsAskedFor() throws Exception {
        TestBrowser browser = new TestBrowser();
        product.code(browser, hint("two.jobs@acme.example"));

        String code = product.code(browser, hint("two.jobs@globex.example", "organization", "globex"));

        assertThat(validated(product.redeem(code).body().getString("id_token")).getStringClaim("org"))
                .isEqualTo("globex");
    }

    @Test
    void applicationOfOneOrganizationTakesItsPeopleAlone() {
        JsonObject made = operator.post(
                "/organizations/acme/applications",
                new JsonObject()
                        .put("name", "Intranet")
                        .put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)));
        Product intranet = new Product(product.issuer(), made.getString("id"), made.getString("secret"));
        TestBrowser browser = new TestBrowser();
        product.code(browser, hint("elsewhere@globex.example", "organization", "globex"));

        Page refused = intranet.authorize(browser, Map.of("organization", "", "prompt", "none"));
        assertThat(Product.answer(refused)).containsEntry("error", "login_required");

        assertThat(intranet.code(browser, hint("elsewhere@acme.example", "organization", "")))
                .isNotEmpty();
    }

    @Test
    void pushedRequestIsUsedOnce() {
        Map<String, String> pushed = product.request(hint("pushed@acme.example"));
        Answer kept = product.post("/oauth2/par", pushed);
        assertThat(kept.status()).isEqualTo(201);
        TestBrowser browser = new TestBrowser();
        String address = product.issuer() + "/oauth2/authorize?"
                + Product.form(Map.of(
                        "client_id",
                        product.clientId(),
                        "request_uri",
                        kept.body().getString("request_uri")));

        Page page = browser.openUntil(address, next -> next.getPort() == 9);
        assertThat(Product.answer(page)).containsKey("code");

        Page again = browser.openUntil(address, next -> next.getPort() == 9);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("invalid_request_uri");
    }

    @Test
    void answerGoesByFormWhereThatIsAskedFor() {
        Page page = product.authorize(new TestBrowser(), hint("form@acme.example", "response_mode", "form_post"));

        assertThat(page.document().select("form").attr("action")).isEqualTo(Product.REDIRECT_URI);
        assertThat(page.document().select("input[name=code]").attr("value")).startsWith("sk_code_");
        assertThat(page.document().select("input[name=iss]").attr("value")).isEqualTo(product.issuer());
    }

    @Test
    void refreshGivesNewTokensAndAPromotionShows() throws Exception {
        TestBrowser browser = new TestBrowser();
        Answer first = product.redeem(product.code(browser, hint("promoted@acme.example")));
        String user = validated(first.body().getString("id_token")).getSubject().getValue();
        operator.patch("/organizations/acme/users/" + user, new JsonObject().put("role", "org_admin"));

        Answer second = product.refresh(first.body().getString("refresh_token"));

        assertThat(second.status()).isEqualTo(200);
        SignedJWT token = SignedJWT.parse(second.body().getString("id_token"));
        assertThat(token.getJWTClaimsSet().getStringClaim("role")).isEqualTo("org_admin");
        assertThat(token.getJWTClaimsSet().getClaim("nonce")).isNull();
    }

    @Test
    void deactivationEndsEverythingAtOnceOnEveryNode() throws Exception {
        Product there = new Product(service.baseUrl(1), product.clientId(), product.secret());
        TestBrowser browser = new TestBrowser();
        Answer tokens = product.redeem(product.code(browser, hint("leaver@acme.example")));
        String waiting = product.code(browser, Map.of());
        String access = tokens.body().getString("access_token");
        String refresh = tokens.body().getString("refresh_token");
        String user =
                validated(tokens.body().getString("id_token")).getSubject().getValue();
        assertThat(product.userinfo(access).status()).isEqualTo(200);

        operator.patch("/organizations/acme/users/" + user, new JsonObject().put("active", false));

        assertThat(product.userinfo(access).status()).isEqualTo(401);
        assertThat(product.post("/oauth2/introspect", Map.of("token", access))
                        .body()
                        .getBoolean("active"))
                .isFalse();
        assertThat(there.post("/oauth2/introspect", Map.of("token", refresh))
                        .body()
                        .getBoolean("active"))
                .isFalse();
        assertThat(there.refresh(refresh).body().getString("error")).isEqualTo("invalid_grant");
        assertThat(product.redeem(waiting).body().getString("error")).isEqualTo("invalid_grant");
        assertThat(Product.answer(product.authorize(browser, Map.of("prompt", "none"))))
                .containsEntry("error", "login_required");
    }

    @Test
    void applicationThatEndsTakesEverythingWithIt() {
        Product ending = product("Ending", "client_secret_basic", false);
        String access = ending.redeem(ending.code(new TestBrowser(), hint("ending@acme.example")))
                .body()
                .getString("access_token");
        assertThat(ending.userinfo(access).status()).isEqualTo(200);

        operator.delete("/applications/" + ending.clientId());

        assertThat(ending.userinfo(access).status()).isEqualTo(401);
    }

    @Test
    void introspectionTellsAClientOfItsOwnTokensAlone() {
        String access = product.redeem(product.code(new TestBrowser(), hint("looked.at@acme.example")))
                .body()
                .getString("access_token");

        JsonObject own =
                product.post("/oauth2/introspect", Map.of("token", access)).body();
        assertThat(own.getBoolean("active")).isTrue();
        assertThat(own.getString("org")).isEqualTo("acme");
        assertThat(other.post("/oauth2/introspect", Map.of("token", access)).body())
                .isEqualTo(new JsonObject().put("active", false));
    }

    @Test
    void opaqueAccessTokenIsKnownHereAlone() {
        Product opaque = product("Opaque", "client_secret_post", true);
        String code = opaque.code(new TestBrowser(), hint("opaque@acme.example"));
        Answer tokens = opaque.postBare(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        Product.REDIRECT_URI,
                        "code_verifier",
                        Product.VERIFIER.getValue(),
                        "client_id",
                        opaque.clientId(),
                        "client_secret",
                        opaque.secret()));
        String access = tokens.body().getString("access_token");

        assertThat(access).startsWith("sk_access_");
        assertThat(opaque.userinfo(access).status()).isEqualTo(200);
        opaque.postBare(
                "/oauth2/revoke",
                Map.of("token", access, "client_id", opaque.clientId(), "client_secret", opaque.secret()));
        assertThat(opaque.userinfo(access).status()).isEqualTo(401);
    }

    private IDTokenClaimsSet validated(String idToken) throws Exception {
        JWKSet keys = JWKSet.parse(product.get("/oauth2/jwks").body().encode());
        return new IDTokenValidator(
                        new Issuer(product.issuer()), new ClientID(product.clientId()), JWSAlgorithm.RS256, keys)
                .validate(SignedJWT.parse(idToken), new Nonce("nonce-1"));
    }

    private Product product(String name, String authentication, boolean introspectionOnly) {
        JsonObject made = operator.post(
                "/applications",
                new JsonObject()
                        .put("name", name)
                        .put("authentication", authentication)
                        .put("introspectionOnly", introspectionOnly)
                        .put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)));
        return new Product(service.baseUrl(0), made.getString("id"), made.getString("secret"));
    }

    private static Map<String, String> hint(String person, String... more) {
        return more.length == 0 ? Map.of("login_hint", person) : Map.of("login_hint", person, more[0], more[1]);
    }
}
