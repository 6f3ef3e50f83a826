package io.seatkeeper.practiceidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Clients.Client;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sign-in that goes right, and what is refused along the way. */
@ExtendWith(VertxExtension.class)
class SignInTest {
    private static Vertx vertx;
    private static PracticeIdp idp;
    private static RelyingParty party;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        PracticeIdpVerticle verticle = new PracticeIdpVerticle(PracticeIdpSettings.atAnyPort());
        vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().get();
        idp = verticle.idp();
        party = new RelyingParty(idp.issuer());
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void discoveryNamesTheIssuerAndEveryEndpoint() throws Exception {
        HttpResponse<String> answer = party.get("/.well-known/openid-configuration");
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.body());
        assertThat(metadata.getIssuer().getValue()).isEqualTo(idp.issuer()).isEqualTo(idp.baseUrl());
        assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
        assertThat(metadata.supportsBackChannelLogoutSession()).isTrue();
        assertThat(metadata.getEndSessionEndpointURI()).hasToString(idp.issuer() + "/end-session");
        assertThat(metadata.getJWKSetURI()).hasToString(idp.issuer() + "/jwks");
        assertThat(metadata.getCodeChallengeMethods())
                .extracting(Object::toString)
                .containsExactly("S256");
    }

    @Test
    void publishedKeysHoldNoPrivatePart() throws Exception {
        assertThat(party.keys().getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
    }

    @Test
    void aHintThatNamesAPersonSignsThemInWithoutAPage() throws Exception {
        Map<String, String> reply = party.signIn("ada okafor");
        assertThat(reply).containsEntry("state", RelyingParty.STATE).containsEntry("iss", idp.issuer());
        JsonObject tokens =
                new JsonObject(party.exchange(String.valueOf(reply.get("code"))).body());
        IDTokenClaimsSet claims = party.validate(tokens.getString("id_token"));
        assertThat(claims.getStringClaim("email")).isEqualTo("ada.okafor@acme.example");
        assertThat(claims.getBooleanClaim("email_verified")).isTrue();
        assertThat(claims.getStringClaim("given_name")).isEqualTo("Ada");
        assertThat(claims.getStringListClaim("groups")).containsExactly("Engineering");
        assertThat(claims.getStringClaim("oid")).isNotBlank();
        assertThat(claims.getStringClaim("sid")).isNotBlank();
        assertThat(claims.getStringClaim("hd")).isEqualTo("acme.example");
        assertThat(claims.getAuthenticationTime()).isNotNull();
    }

    @Test
    void aHintNobodyHasYetIsANewPersonWhoStaysTheSame() throws Exception {
        IDTokenClaimsSet first =
                party.validate(party.tokens("new.person@acme.example").getString("id_token"));
        IDTokenClaimsSet second =
                party.validate(party.tokens("NEW.person@acme.example").getString("id_token"));
        assertThat(first.getSubject()).isEqualTo(second.getSubject());
        assertThat(first.getStringClaim("name")).isEqualTo("New Person");
    }

    @Test
    void userinfoSaysWhatTheIdTokenSays() throws Exception {
        JsonObject tokens = party.tokens("Emeka Nwosu");
        HttpResponse<String> answer =
                party.get("/userinfo", "authorization", "Bearer " + tokens.getString("access_token"));
        JsonObject claims = new JsonObject(answer.body());
        assertThat(claims.getString("sub"))
                .isEqualTo(party.validate(tokens.getString("id_token"))
                        .getSubject()
                        .getValue());
        assertThat(claims.getJsonArray("roles").encode()).isEqualTo("[\"admin\"]");
        assertThat(party.get("/userinfo", "authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
    }

    @Test
    void withoutAHintAPersonIsPickedOnAPage() throws Exception {
        Map<String, String> parameters = party.authorization("");
        HttpResponse<String> page = party.authorize(parameters);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Practice identity provider")
                .contains("Gráinne O’Neill")
                .contains("عبد الرحمن الحسيني");
        Person ada = Person.of("", "Ada Okafor", "ada.okafor@acme.example");
        parameters.put("person", ada.subject());
        HttpResponse<String> chosen = party.post("/authorize/choice", RelyingParty.form(parameters));
        String code =
                String.valueOf(RelyingParty.query(RelyingParty.location(chosen)).get("code"));
        String token = new JsonObject(party.exchange(code).body()).getString("id_token");
        assertThat(party.validate(token).getSubject().getValue()).isEqualTo(ada.subject());
    }

    @Test
    void aPersonInventedOnThePageHasTheClaimsEntered() throws Exception {
        Map<String, String> parameters = party.authorization("");
        parameters.putAll(Map.of(
                "invent",
                "yes",
                "name",
                "Zoë <b>",
                "email",
                "",
                "groups",
                "One, Two",
                "roles",
                "admin",
                "unverified",
                "yes"));
        HttpResponse<String> chosen = party.post("/authorize/choice", RelyingParty.form(parameters));
        String code =
                String.valueOf(RelyingParty.query(RelyingParty.location(chosen)).get("code"));
        IDTokenClaimsSet claims =
                party.validate(new JsonObject(party.exchange(code).body()).getString("id_token"));
        assertThat(claims.getStringClaim("email")).isEqualTo("zoë.b@acme.example");
        assertThat(claims.getBooleanClaim("email_verified")).isFalse();
        assertThat(claims.getStringListClaim("groups")).containsExactly("One", "Two");
        assertThat(party.authorize(party.authorization("")).body())
                .contains("Zoë &lt;b&gt;")
                .doesNotContain("Zoë <b>");
    }

    @Test
    void decliningOnThePageAnswersAccessDenied() {
        Map<String, String> parameters = party.authorization("");
        parameters.put("decline", "yes");
        String location = RelyingParty.location(party.post("/authorize/choice", RelyingParty.form(parameters)));
        assertThat(RelyingParty.query(location))
                .containsEntry("error", "access_denied")
                .containsEntry("state", RelyingParty.STATE)
                .containsEntry("iss", idp.issuer());
    }

    @Test
    void formPostPostsTheAnswerToTheClient() {
        Map<String, String> parameters = party.authorization("Nirmala");
        parameters.put("response_mode", "form_post");
        HttpResponse<String> page = party.authorize(parameters);
        assertThat(page.body())
                .contains("action=\"" + RelyingParty.REDIRECT_URI + "\"")
                .contains("name=\"code\"")
                .contains("name=\"iss\" value=\"" + idp.issuer() + "\"")
                .contains("name=\"state\" value=\"" + RelyingParty.STATE + "\"");
    }

    @Test
    void promptNoneAnswersLoginRequiredUntilTheBrowserIsSignedIn() {
        Map<String, String> silent = party.authorization("");
        silent.put("prompt", "none");
        assertThat(RelyingParty.query(RelyingParty.location(party.authorize(silent))))
                .containsEntry("error", "login_required");
        String cookie = party.authorize(party.authorization("Nirmala"))
                .headers()
                .firstValue("set-cookie")
                .orElseThrow();
        HttpResponse<String> signedIn = party.get(
                "/authorize?" + RelyingParty.form(silent), "cookie", cookie.substring(0, cookie.indexOf(';')));
        assertThat(RelyingParty.query(RelyingParty.location(signedIn))).containsKey("code");
    }

    @Test
    void aCodeIsGoodForOneUseOnly() {
        String code = String.valueOf(party.signIn("Nirmala").get("code"));
        assertThat(party.exchange(code).statusCode()).isEqualTo(200);
        assertThat(party.exchange(code).body()).contains("invalid_grant");
    }

    @Test
    void theWrongVerifierAndNoVerifierAreRefused() {
        for (String verifier : List.of("another-verifier-of-forty-three-characters-or-so", "")) {
            Map<String, String> form =
                    party.exchangeForm(String.valueOf(party.signIn("Nirmala").get("code")));
            form.put("code_verifier", verifier);
            assertThat(exchangeBasic(form).body()).contains("invalid_grant");
            form.put("code", String.valueOf(party.signIn("Nirmala").get("code")));
            form.remove("code_verifier");
            assertThat(exchangeBasic(form).body()).contains("invalid_grant");
        }
    }

    @Test
    void plainPkceIsRefused() {
        Map<String, String> parameters = party.authorization("Nirmala");
        parameters.put("code_challenge_method", "plain");
        assertThat(RelyingParty.query(RelyingParty.location(party.authorize(parameters))))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void aCodeOfAnotherClientOrAnotherRedirectUriIsRefused() {
        String form = RelyingParty.form(
                party.exchangeForm(String.valueOf(party.signIn("Nirmala").get("code"))));
        assertThat(party.post("/token", form, "authorization", RelyingParty.basic("another", "x"))
                        .body())
                .contains("invalid_grant");
        Map<String, String> elsewhere =
                party.exchangeForm(String.valueOf(party.signIn("Nirmala").get("code")));
        elsewhere.put("redirect_uri", "http://localhost:9999/elsewhere/callback");
        assertThat(exchangeBasic(elsewhere).body()).contains("invalid_grant");
    }

    @Test
    void theSecretMayComeInTheBodyButNotTwice() {
        Map<String, String> form =
                party.exchangeForm(String.valueOf(party.signIn("Nirmala").get("code")));
        form.put("client_id", RelyingParty.CLIENT_ID);
        form.put("client_secret", "anything");
        assertThat(exchangeBasic(form).statusCode()).isEqualTo(401);
        assertThat(party.post("/token", RelyingParty.form(form)).statusCode()).isEqualTo(200);
    }

    @Test
    void noClientAuthenticationIsRefused() {
        Map<String, String> form =
                party.exchangeForm(String.valueOf(party.signIn("Nirmala").get("code")));
        form.put("client_id", RelyingParty.CLIENT_ID);
        assertThat(party.post("/token", RelyingParty.form(form)).body()).contains("invalid_client");
    }

    @Test
    void aClientThatIsKnownHasToBringItsOwnSecret() {
        idp.client(new Client("strict", "the one secret", null));
        assertThat(strictly("wrong").body()).contains("invalid_client");
        assertThat(strictly("the one secret").statusCode()).isEqualTo(200);
    }

    @Test
    void anAssertionIsCheckedAgainstTheKeysOfAKnownClient() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        idp.client(new Client("keyed", null, new JWKSet(key.toPublicJWK())));
        assertThat(byAssertion("keyed", other).body()).contains("invalid_client");
        assertThat(byAssertion("keyed", key).statusCode()).isEqualTo(200);
        assertThat(byAssertion("never heard of", other).statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressThatIsNotOnThisMachineIsNeverAnsweredAt() {
        for (String address : List.of(
                "https://example.com/callback",
                "http://127.0.0.1.example.com/callback",
                "http://user@localhost/callback",
                "http://localhost/callback#fragment",
                "javascript:alert(1)",
                "http://128.0.0.1/callback")) {
            Map<String, String> parameters = party.authorization("Nirmala");
            parameters.put("redirect_uri", address);
            HttpResponse<String> answer = party.authorize(parameters);
            assertThat(answer.statusCode()).as(address).isEqualTo(400);
            assertThat(answer.headers().firstValue("location")).as(address).isEmpty();
        }
    }

    @Test
    void aParameterSentTwiceIsRefused() {
        String query = RelyingParty.form(party.authorization("Nirmala")) + "&client_id=other";
        assertThat(party.get("/authorize?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void tenantsHaveIssuersKeysAndPeopleOfTheirOwn() throws Exception {
        PracticeIdp tiny = idp.at("tiny");
        RelyingParty atTiny = new RelyingParty(tiny.issuer());
        String token = atTiny.tokens("Ada Okafor").getString("id_token");
        assertThat(tiny.issuer()).isEqualTo(idp.baseUrl() + "/t/tiny");
        assertThat(atTiny.validate(token).getStringClaim("email")).isEqualTo("ada.okafor@tiny.example");
        assertThatThrownBy(() -> atTiny.validate(token, party.keys())).isInstanceOf(Exception.class);
        String code = String.valueOf(atTiny.signIn("Ada Okafor").get("code"));
        assertThat(party.exchange(code).body()).contains("invalid_grant");
        assertThat(new RelyingParty(idp.baseUrl() + "/t/NO_SUCH_NAME")
                        .get("/jwks")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void personIsMadeByHttp() throws Exception {
        JsonObject person = new JsonObject()
                .put("name", "Rae Mori")
                .put("email", "rae@acme.example")
                .put("subject", "rae-1")
                .put("emailVerified", false)
                .put("groups", List.of("A"));
        assertThat(party.postJson("/practice/people", person).statusCode()).isEqualTo(201);
        IDTokenClaimsSet claims =
                party.validate(party.tokens("rae@acme.example").getString("id_token"));
        assertThat(claims.getSubject().getValue()).isEqualTo("rae-1");
        assertThat(claims.getBooleanClaim("email_verified")).isFalse();
        assertThat(party.postJson("/practice/people", person.put("groups", "A")).statusCode())
                .isEqualTo(400);
        assertThat(party.postJson(
                                "/practice/people",
                                person.put("groups", List.of()).put("name", "x".repeat(201)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theLogHoldsPathsButNoQuery() {
        party.signIn("Nirmala");
        String log = party.get("/practice/log").body();
        assertThat(log).contains("/authorize").doesNotContain("login_hint").doesNotContain(RelyingParty.NONCE);
    }

    @Test
    void aBodyPastTheBoundIsRefused() {
        assertThat(party.post("/token", "code=" + "a".repeat(70_000)).statusCode())
                .isIn(400, 413);
    }

    private HttpResponse<String> exchangeBasic(Map<String, String> form) {
        return party.post(
                "/token", RelyingParty.form(form), "authorization", RelyingParty.basic(RelyingParty.CLIENT_ID, "x"));
    }

    private static HttpResponse<String> strictly(String secret) {
        return party.post(
                "/token",
                RelyingParty.form(party.exchangeForm(codeFor("strict"))),
                "authorization",
                RelyingParty.basic("strict", secret));
    }

    private static HttpResponse<String> byAssertion(String client, ECKey key) throws Exception {
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(),
                new JWTClaimsSet.Builder()
                        .issuer(client)
                        .subject(client)
                        .audience(idp.issuer())
                        .jwtID("j1")
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build());
        assertion.sign(new ECDSASigner(key));
        Map<String, String> form = party.exchangeForm(codeFor(client));
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion.serialize());
        return party.post("/token", RelyingParty.form(form));
    }

    private static String codeFor(String client) {
        Map<String, String> parameters = party.authorization("Nirmala");
        parameters.put("client_id", client);
        return String.valueOf(RelyingParty.query(RelyingParty.location(party.authorize(parameters)))
                .get("code"));
    }
}
