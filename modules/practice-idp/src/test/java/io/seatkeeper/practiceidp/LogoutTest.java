package io.seatkeeper.practiceidp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sign-outs, as the client hears of them behind the browser's back. */
class LogoutTest {
    private static final BlockingQueue<String> HEARD = new LinkedBlockingQueue<>();

    private static Vertx vertx;
    private static RelyingParty party;
    private static String redirectUri = "";

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        PracticeIdpVerticle verticle = new PracticeIdpVerticle(PracticeIdpSettings.atAnyPort());
        vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().get();
        party = new RelyingParty(verticle.idp().issuer());
        HttpServer client = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    HEARD.add(request.path() + " " + body);
                    request.response().end();
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        redirectUri = "http://127.0.0.1:" + client.actualPort() + "/sso/acme/practice/callback";
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void endSessionTellsTheClientBesideItsCallbackAndGoesWhereAsked() throws Exception {
        String cookie = signIn("Nirmala");
        HttpResponse<String> answer = party.get(
                "/end-session?state=bye&post_logout_redirect_uri="
                        + RelyingParty.encoded("http://localhost:8080/signed-out"),
                "cookie",
                cookie);
        assertThat(RelyingParty.location(answer)).isEqualTo("http://localhost:8080/signed-out?state=bye");
        SignedJWT token = heard();
        assertThat(token.getHeader().getType()).hasToString("logout+jwt");
        assertThat(token.verify(new RSASSAVerifier(
                        party.keys().getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(party.issuer);
        assertThat(claims.getAudience()).containsExactly(RelyingParty.CLIENT_ID);
        assertThat(claims.getSubject())
                .isEqualTo(Person.of("", "Nirmala", "nirmala@acme.example").subject());
        assertThat(claims.getStringClaim("sid")).isNotBlank();
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getJSONObjectClaim("events"))
                .containsOnlyKeys("http://schemas.openid.net/event/backchannel-logout");
        assertThat(claims.getClaims()).doesNotContainKey("nonce");
    }

    @Test
    void signOutEverywhereEndsEverySessionOfThePerson() throws Exception {
        String first = signIn("Björn Lindqvist");
        signIn("Björn Lindqvist");
        signIn("Ada Okafor");
        assertThat(party.get("/").body()).contains("Sign out everywhere");
        String subject =
                Person.of("", "Björn Lindqvist", "bjorn.lindqvist@acme.example").subject();
        party.post("/sign-out-everywhere", RelyingParty.form(Map.of("person", subject)));
        assertThat(List.of(heard(), heard()))
                .allSatisfy(token ->
                        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(subject));
        Map<String, String> silent = party.authorization("");
        silent.put("prompt", "none");
        HttpResponse<String> answer = party.get("/authorize?" + RelyingParty.form(silent), "cookie", first);
        assertThat(RelyingParty.query(RelyingParty.location(answer))).containsEntry("error", "login_required");
        assertThat(HEARD).isEmpty();
    }

    @Test
    void nobodyIsSentToAnotherMachineAfterSigningOut() {
        HttpResponse<String> answer =
                party.get("/end-session?post_logout_redirect_uri=" + RelyingParty.encoded("https://example.com/"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("location")).isEmpty();
        assertThat(answer.body()).contains("You are signed out");
    }

    @Test
    void tilesStartTheSignInAtTheProductOnThisMachineOnly() {
        String start = RelyingParty.encoded("http://localhost:8080/sso/acme/practice/start");
        assertThat(party.get("/?initiate_login_uri=" + start).body())
                .contains("http://localhost:8080/sso/acme/practice/start?iss=" + RelyingParty.encoded(party.issuer))
                .contains("&amp;login_hint=");
        assertThat(party.get("/?initiate_login_uri=https%3A%2F%2Fexample.com%2Fstart")
                        .body())
                .contains("not on this machine")
                .doesNotContain("href=\"https://example.com");
    }

    /** Signs in at the client that listens, and returns the browser's cookie. */
    private static String signIn(String hint) {
        Map<String, String> parameters = party.authorization(hint);
        parameters.put("redirect_uri", redirectUri);
        String cookie =
                party.authorize(parameters).headers().firstValue("set-cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static SignedJWT heard() throws Exception {
        String request = HEARD.poll(5, TimeUnit.SECONDS);
        String start = "/sso/acme/practice/backchannel-logout logout_token=";
        assertThat(request).startsWith(start);
        return SignedJWT.parse(
                URLDecoder.decode(String.valueOf(request).substring(start.length()), StandardCharsets.UTF_8));
    }
}
