package io.seatkeeper.practiceidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault does the one thing wrong that it says, and nothing else; the sign-in after it is right again. */
class FaultTest {
    private static final Duration SLOWNESS = Duration.ofMillis(300);

    private static Vertx vertx;
    private static PracticeIdp idp;
    private static RelyingParty party;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        PracticeIdpVerticle verticle = new PracticeIdpVerticle(new PracticeIdpSettings("127.0.0.1", 0, SLOWNESS));
        vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().get();
        idp = verticle.idp();
        party = new RelyingParty(idp.issuer());
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "EXPIRED_TOKEN",
                "MISSING_EXPIRY",
                "FUTURE_ISSUED_AT",
                "WRONG_NONCE",
                "MISSING_NONCE",
                "WRONG_AUDIENCE",
                "MISSING_AUDIENCE",
                "WRONG_ISSUER",
                "MISSING_ISSUER",
                "NO_SUB",
                "UNKNOWN_KEY",
                "BAD_SIGNATURE",
                "ALG_NONE",
                "HS256_WITH_PUBLIC_KEY",
                "GARBAGE_ID_TOKEN"
            })
    void aSpoiledTokenIsRefusedByAValidatorAndTheNextOneIsNot(Fault fault) throws Exception {
        String spoiled = idToken(fault);
        assertThatThrownBy(() -> party.validate(spoiled)).isInstanceOf(Exception.class);
        assertThat(party.validate(party.tokens("Nirmala").getString("id_token")).getSubject())
                .isNotNull();
    }

    @Test
    void eachClaimFaultTouchesJustItsClaim() throws Exception {
        Instant now = Instant.now();
        assertThat(claims(Fault.EXPIRED_TOKEN).getExpirationTime()).isBefore(now.minusSeconds(3_000));
        assertThat(claims(Fault.MISSING_EXPIRY).getExpirationTime()).isNull();
        assertThat(claims(Fault.FUTURE_NOT_BEFORE).getNotBeforeTime()).isAfter(now.plusSeconds(3_000));
        assertThat(claims(Fault.FUTURE_ISSUED_AT).getIssueTime()).isAfter(now.plusSeconds(3_000));
        assertThat(claims(Fault.WRONG_NONCE).getStringClaim("nonce")).isNotEqualTo(RelyingParty.NONCE);
        assertThat(claims(Fault.MISSING_NONCE).getClaims()).doesNotContainKey("nonce");
        assertThat(claims(Fault.WRONG_AUDIENCE).getAudience()).doesNotContain(RelyingParty.CLIENT_ID);
        assertThat(claims(Fault.MISSING_AUDIENCE).getAudience()).isEmpty();
        JWTClaimsSet several = claims(Fault.SEVERAL_AUDIENCES_WITHOUT_AZP);
        assertThat(several.getAudience()).hasSize(2).contains(RelyingParty.CLIENT_ID);
        assertThat(several.getClaims()).doesNotContainKey("azp");
        assertThat(claims(Fault.WRONG_AZP).getStringClaim("azp")).isNotEqualTo(RelyingParty.CLIENT_ID);
        assertThat(claims(Fault.WRONG_ISSUER).getIssuer()).isNotEqualTo(idp.issuer());
        assertThat(claims(Fault.MISSING_ISSUER).getIssuer()).isNull();
        assertThat(claims(Fault.NO_SUB).getSubject()).isNull();
        assertThat(claims(Fault.UNVERIFIED_EMAIL).getBooleanClaim("email_verified"))
                .isFalse();
        assertThat(claims(Fault.NO_EMAIL).getClaims()).doesNotContainKeys("email", "preferred_username");
    }

    @Test
    void claimFaultsAreSignedByThePublishedKeyAllTheSame() throws Exception {
        for (Fault fault : List.of(Fault.EXPIRED_TOKEN, Fault.WRONG_NONCE, Fault.MISSING_ISSUER, Fault.NO_SUB)) {
            SignedJWT jwt = SignedJWT.parse(idToken(fault));
            assertThat(jwt.verify(publishedKey(jwt, party.keys())))
                    .as(fault.wireName())
                    .isTrue();
        }
    }

    @Test
    void signatureFaultsAreWhatTheySay() throws Exception {
        assertThat(JWTParser.parse(idToken(Fault.ALG_NONE))).isInstanceOf(PlainJWT.class);
        SignedJWT bySecret = SignedJWT.parse(idToken(Fault.HS256_WITH_PUBLIC_KEY));
        byte[] publicKey = party.keys()
                .getKeyByKeyId(bySecret.getHeader().getKeyID())
                .toRSAKey()
                .toRSAPublicKey()
                .getEncoded();
        assertThat(bySecret.verify(new MACVerifier(publicKey))).isTrue();
        SignedJWT broken = SignedJWT.parse(idToken(Fault.BAD_SIGNATURE));
        assertThat(broken.verify(publishedKey(broken, party.keys()))).isFalse();
        SignedJWT unknown = SignedJWT.parse(idToken(Fault.UNKNOWN_KEY));
        assertThat(party.keys().getKeyByKeyId(unknown.getHeader().getKeyID())).isNull();
    }

    @Test
    void aRolledKeyIsFoundInFreshKeysOnly() throws Exception {
        JWKSet cached = party.keys();
        String token = idToken(Fault.ROLLED_KEY);
        assertThatThrownBy(() -> party.validate(token, cached)).isInstanceOf(Exception.class);
        assertThat(party.validate(token).getSubject()).isNotNull();
        JWKSet before = party.keys();
        assertThat(party.postJson("/practice/keys/roll", new JsonObject()).statusCode())
                .isEqualTo(200);
        assertThat(party.keys().getKeys().getFirst())
                .isNotEqualTo(before.getKeys().getFirst());
        assertThat(party.validate(token).getSubject())
                .as("the key before stays published")
                .isNotNull();
    }

    @Test
    void theWayBackGoesWrongAsAsked() {
        assertThat(party.signIn("Nirmala;fault=wrong_iss_parameter").get("iss")).isNotEqualTo(idp.issuer());
        assertThat(party.signIn("Nirmala;fault=missing_iss_parameter"))
                .doesNotContainKey("iss")
                .containsKey("code");
        assertThat(party.signIn("Nirmala;fault=access_denied"))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
        assertThat(party.signIn("Nirmala;fault=no_such_fault")).containsEntry("error", "invalid_request");
    }

    @Test
    void theTokenAnswerMayLackItsIdToken() {
        assertThat(party.tokens("Nirmala;fault=missing_id_token").fieldNames())
                .contains("access_token")
                .doesNotContain("id_token");
        assertThatThrownBy(() -> JWTParser.parse(idToken(Fault.GARBAGE_ID_TOKEN)))
                .isInstanceOf(Exception.class);
    }

    @Test
    void userinfoMaySpeakOfSomebodyElse() throws Exception {
        JsonObject tokens = party.tokens("Nirmala;fault=userinfo_other_sub");
        JsonObject userinfo =
                new JsonObject(party.get("/userinfo", "authorization", "Bearer " + tokens.getString("access_token"))
                        .body());
        JWTClaimsSet claims = JWTParser.parse(tokens.getString("id_token")).getJWTClaimsSet();
        assertThat(userinfo.getString("sub")).isNotEqualTo(claims.getSubject());
        assertThat(userinfo.getString("email")).isEqualTo("nirmala@acme.example");
        assertThat(claims.getClaims()).doesNotContainKey("email");
    }

    @Test
    void theTokenEndpointFailsIsLateOrSaysNoJson() {
        HttpResponse<String> failed = exchanged(Fault.TOKEN_ENDPOINT_ERROR);
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains("server_error");
        assertThat(exchanged(Fault.NOT_JSON).body()).startsWith("<!doctype html>");
        Instant before = Instant.now();
        assertThat(exchanged(Fault.SLOW).statusCode()).isEqualTo(200);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(SLOWNESS);
    }

    @Test
    void theTokenEndpointClosesTheConnection() {
        assertThatThrownBy(() -> exchanged(Fault.DOWN)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theAnswerDoesNotEnd() throws Exception {
        idp.fault(Fault.HUGE_ANSWER, 1, Place.TOKEN);
        HttpRequest request = HttpRequest.newBuilder(URI.create(party.issuer + "/token"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (InputStream body = party.http
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            assertThat(body.readNBytes(20_000_000)).hasSize(20_000_000);
        }
        assertThat(party.tokens("Nirmala").containsKey("id_token")).isTrue();
    }

    @Test
    void aFaultQueuedByHttpStrikesAsOftenAsAskedAtItsPlace() throws Exception {
        queue("not_json", 2, "discovery");
        assertThat(party.get("/.well-known/openid-configuration").body()).startsWith("<!doctype");
        assertThat(party.get("/.well-known/openid-configuration").body()).startsWith("<!doctype");
        assertThat(party.get("/.well-known/openid-configuration").body()).contains(idp.issuer());
        queue("wrong_issuer", 1, "discovery");
        assertThat(party.get("/.well-known/openid-configuration").body()).contains("another-issuer");
        queue("down", 1, "jwks");
        assertThatThrownBy(() -> party.get("/jwks")).isInstanceOf(UncheckedIOException.class);
        queue("token_endpoint_error", 1, "userinfo");
        assertThat(party.get("/userinfo").statusCode()).isEqualTo(500);
        queue("expired_token", 1, "sign_in");
        assertThat(JWTParser.parse(party.tokens("Nirmala").getString("id_token"))
                        .getJWTClaimsSet()
                        .getExpirationTime())
                .isBefore(Instant.now());
    }

    @Test
    void faultsThatMeanNothingAreRefused() {
        assertThat(queue("no_such", 1, "sign_in").statusCode()).isEqualTo(400);
        assertThat(queue("wrong_nonce", 1, "jwks").statusCode()).isEqualTo(400);
        assertThat(queue("slow", 0, "sign_in").statusCode()).isEqualTo(400);
        assertThat(queue("slow", 1_000_000, "sign_in").statusCode()).isEqualTo(400);
        assertThat(party.post("/practice/faults", "{\"fault\":\"slow\"}").statusCode())
                .as("a form can't say that it is JSON")
                .isEqualTo(400);
    }

    @Test
    void clearedFaultsDoNotStrike() throws Exception {
        idp.fault(Fault.ALG_NONE);
        party.send(HttpRequest.newBuilder(URI.create(party.issuer + "/practice/faults"))
                .DELETE());
        assertThat(party.validate(party.tokens("Nirmala").getString("id_token")).getSubject())
                .isNotNull();
    }

    @Test
    void aFaultSetOnThePageIsCarriedToTheSignIn() throws Exception {
        Map<String, String> parameters = party.authorization("");
        parameters.put("practice_fault", "wrong_audience");
        assertThat(party.authorize(parameters).body())
                .contains("This sign-in will go wrong: Wrong audience.")
                .contains("<input type=\"hidden\" name=\"practice_fault\" value=\"wrong_audience\">");
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultOfThisProtocolIsInTheMenuUnderItsWireName(Fault fault) {
        assertThat(Fault.named(fault.wireName())).contains(fault);
        String option = "value=\"" + fault.wireName() + "\"";
        assertThat(party.authorize(party.authorization("")).body().contains(option))
                .isEqualTo(fault.spoilsSignInBy(Fault.Protocols.OIDC));
    }

    @Test
    void aFaultThatWaitsForTheOtherProtocolIsPassedOver() throws Exception {
        idp.fault(Fault.UNSIGNED);
        idp.fault(Fault.WRONG_NONCE);
        String spoiled = party.tokens("Nirmala").getString("id_token");
        assertThat(JWTParser.parse(spoiled).getJWTClaimsSet().getStringClaim("nonce"))
                .isNotEqualTo(RelyingParty.NONCE);
        idp.clearFaults();
    }

    private static HttpResponse<String> queue(String fault, int times, String place) {
        return party.postJson(
                "/practice/faults",
                new JsonObject().put("fault", fault).put("times", times).put("at", place));
    }

    private static HttpResponse<String> exchanged(Fault fault) {
        return party.exchange(
                String.valueOf(party.signIn("Nirmala;fault=" + fault.wireName()).get("code")));
    }

    private static String idToken(Fault fault) {
        return party.tokens("Nirmala;fault=" + fault.wireName()).getString("id_token");
    }

    private static JWTClaimsSet claims(Fault fault) throws Exception {
        JWT jwt = JWTParser.parse(idToken(fault));
        return jwt.getJWTClaimsSet();
    }

    private static JWSVerifier publishedKey(SignedJWT jwt, JWKSet keys) throws Exception {
        JWK key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        return new RSASSAVerifier(key.toRSAKey());
    }
}
