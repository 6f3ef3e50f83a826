package io.seatkeeper.app.provider;

import static io.seatkeeper.app.provider.Product.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.app.provider.Product.Answer;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each trick against the OpenID provider, with the good case beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderAttackIT {
    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();
    private Product product;
    private Product other;

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 500);
        product = registered(new JsonObject().put("name", "Training"));
        other = registered(new JsonObject().put("name", "Another"));
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void codeUsedTwiceRevokesWhatItGave() {
        String code = code("twice@acme.example");
        Answer tokens = product.redeem(code);
        assertThat(product.userinfo(tokens.body().getString("access_token")).status())
                .isEqualTo(200);

        assertRefused(product.redeem(code), "invalid_grant");

        assertThat(product.userinfo(tokens.body().getString("access_token")).status())
                .isEqualTo(401);
        assertRefused(product.refresh(tokens.body().getString("refresh_token")), "invalid_grant");
    }

    @Test
    void codeInjectedIntoAnotherClientIsWorthNothingAndStaysGoodForItsOwn() {
        String code = code("injected@acme.example");

        assertRefused(other.redeem(code), "invalid_grant");

        assertThat(product.redeem(code).status()).isEqualTo(200);
    }

    @Test
    void codeWithoutItsVerifierIsWorthNothing() {
        for (String verifier : new String[] {"another-verifier-of-forty-three-characters-or-m", "short", ""}) {
            Map<String, String> form = new HashMap<>(Map.of(
                    "grant_type",
                    "authorization_code",
                    "code",
                    code("verifier@acme.example"),
                    "redirect_uri",
                    Product.REDIRECT_URI,
                    "code_verifier",
                    verifier));
            form.values().removeIf(String::isEmpty);
            Answer answer = product.token(form);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(Map.entry("access_token", ""));
        }
    }

    @Test
    void pkceIsNotToBeTalkedOutOf() {
        TestBrowser browser = signedIn("downgrade@acme.example");
        for (Map<String, String> less : java.util.List.of(
                Map.of("code_challenge", "", "code_challenge_method", ""),
                Map.of("code_challenge_method", "plain"),
                Map.of("code_challenge_method", ""))) {
            assertThat(Product.answer(product.authorize(browser, less)))
                    .containsEntry("error", "invalid_request")
                    .doesNotContainKey("code");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/callback/",
                "http://127.0.0.1:9/callback?x=1",
                "http://127.0.0.1:9/callback#x",
                "http://user@127.0.0.1:9/callback",
                "http://127.0.0.1:9@evil.example/callback",
                "http://127.0.0.1:9/x/../callback",
                "http://127.0.0.1:9/CALLBACK",
                "HTTP://127.0.0.1:9/callback",
                "http://localhost:9/callback",
                "https://evil.example/callback",
                "//evil.example/callback",
                "javascript:alert(1)"
            })
    void unregisteredAddressNeverGetsARedirect(String redirectUri) {
        Page page = product.authorize(signedIn("redirected@acme.example"), Map.of("redirect_uri", redirectUri));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
        assertThat(page.text()).contains("invalid_request");
    }

    @Test
    void unknownClientNeverGetsARedirect() {
        Page page = product.authorize(
                new TestBrowser(), Map.of("client_id", UUID.randomUUID().toString()));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("invalid_client");
    }

    @Test
    void parameterThatComesTwiceIsRefused() {
        Page page = new TestBrowser()
                .open(product.issuer() + "/oauth2/authorize?" + Product.form(product.request(Map.of()))
                        + "&redirect_uri=https%3A%2F%2Fevil.example");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
    }

    @Test
    void waitingRequestOfOneClientIsNothingToAnother() {
        String handle =
                product.post("/oauth2/par", product.request(Map.of())).body().getString("request_uri");

        Page page = new TestBrowser()
                .open(product.issuer() + "/oauth2/authorize?"
                        + Product.form(Map.of("client_id", other.clientId(), "request_uri", handle)));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("invalid_request_uri");
    }

    @Test
    void refreshTokenUsedTwiceEndsTheWholeChain() {
        Answer first = product.redeem(code("reuse@acme.example"));
        String stolen = first.body().getString("refresh_token");
        Answer second = product.refresh(stolen);
        assertThat(second.status()).isEqualTo(200);

        assertRefused(product.refresh(stolen), "invalid_grant");

        assertRefused(product.refresh(second.body().getString("refresh_token")), "invalid_grant");
        assertThat(product.userinfo(second.body().getString("access_token")).status())
                .isEqualTo(401);
    }

    @Test
    void refreshTokenOfOneClientIsNothingToAnotherAndIsNotUsedUp() {
        String refresh =
                product.redeem(code("other.client@acme.example")).body().getString("refresh_token");

        assertRefused(other.refresh(refresh), "invalid_grant");

        assertThat(product.refresh(refresh).status()).isEqualTo(200);
    }

    @Test
    void secretThatIsWrongMissingOrBroughtInTwoWaysProvesNothing() {
        Map<String, String> form = Map.of("grant_type", "refresh_token", "refresh_token", "x");
        assertRefused(new Product(product.issuer(), product.clientId(), other.secret()).token(form), "invalid_client");
        Map<String, String> bare = new HashMap<>(form);
        bare.put("client_id", product.clientId());
        assertRefused(product.postBare("/oauth2/token", bare), "invalid_client");
        Map<String, String> twice = new HashMap<>(form);
        twice.put("client_id", product.clientId());
        twice.put("client_secret", product.secret());
        assertRefused(product.post("/oauth2/token", twice), "invalid_request");
        assertRefused(product.postBare("/oauth2/token", twice), "invalid_client"); // registered for the header
    }

    @Test
    void tokenSignedByNobodyOrByAnotherKeyOpensNothing() throws Exception {
        String access = product.redeem(code("forged@acme.example")).body().getString("access_token");
        SignedJWT token = SignedJWT.parse(access);
        assertThat(product.userinfo(access).status()).isEqualTo(200);
        JWK published = JWKSet.parse(product.get("/oauth2/jwks").body().encode())
                .getKeyByKeyId(token.getHeader().getKeyID());

        assertThat(product.userinfo(new PlainJWT(token.getJWTClaimsSet()).serialize())
                        .status())
                .isEqualTo(401);
        SignedJWT mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(published.getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                token.getJWTClaimsSet());
        mac.sign(new MACSigner(published.toRSAKey().toPublicKey().getEncoded()));
        assertThat(product.userinfo(mac.serialize()).status()).isEqualTo(401);
        RSAKey own = new RSAKeyGenerator(2_048).keyID(published.getKeyID()).generate();
        SignedJWT forged = new SignedJWT(token.getHeader(), token.getJWTClaimsSet());
        forged.sign(new RSASSASigner(own));
        assertThat(product.userinfo(forged.serialize()).status()).isEqualTo(401);
    }

    @Test
    void idTokenIsNoAccessToken() {
        String idToken = product.redeem(code("confused@acme.example")).body().getString("id_token");

        assertThat(product.userinfo(idToken).status()).isEqualTo(401);
        assertThat(product.post("/oauth2/introspect", Map.of("token", idToken))
                        .body()
                        .getBoolean("active"))
                .isFalse();
    }

    @Test
    void assertionIsGoodOnceForUsAndForMinutes() throws Exception {
        RSAKey key = new RSAKeyGenerator(2_048).keyID("k1").generate();
        Product signing = registered(new JsonObject()
                .put("name", "Signing")
                .put("authentication", "private_key_jwt")
                .put("jwks", new JsonObject(new JWKSet(key.toPublicJWK()).toString())));
        Instant soon = Instant.now().plusSeconds(60);
        String good = assertion(signing, signing.issuer(), key, soon, "j1");

        assertRefused(signing.refreshBy(good), "invalid_grant"); // let in, but the token is none
        assertRefused(signing.refreshBy(good), "invalid_client"); // its jti was used
        assertRefused(
                signing.refreshBy(assertion(signing, "https://other.example", key, soon, "j2")), "invalid_client");
        assertRefused(
                signing.refreshBy(
                        assertion(signing, signing.issuer(), key, Instant.now().minusSeconds(120), "j3")),
                "invalid_client");
        assertRefused(
                signing.refreshBy(
                        assertion(signing, signing.issuer(), key, Instant.now().plusSeconds(86_400), "j4")),
                "invalid_client");
        RSAKey another = new RSAKeyGenerator(2_048).keyID("k1").generate();
        assertRefused(signing.refreshBy(assertion(signing, signing.issuer(), another, soon, "j5")), "invalid_client");
    }

    private static String assertion(Product client, String audience, RSAKey key, Instant end, String jti)
            throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(client.clientId())
                        .subject(client.clientId())
                        .audience(audience)
                        .expirationTime(Date.from(end))
                        .jwtID(jti)
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private String code(String person) {
        return product.code(new TestBrowser(), Map.of("login_hint", person));
    }

    private TestBrowser signedIn(String person) {
        TestBrowser browser = new TestBrowser();
        product.code(browser, Map.of("login_hint", person));
        return browser;
    }

    private Product registered(JsonObject registration) {
        JsonObject made = operator.post(
                "/applications", registration.put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)));
        return new Product(service.baseUrl(0), made.getString("id"), String.valueOf(made.getString("secret")));
    }
}
