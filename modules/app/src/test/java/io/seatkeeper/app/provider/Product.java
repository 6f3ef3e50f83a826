package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A product as small as it can be: an OIDC client with nothing but an HTTP client. */
public record Product(String issuer, String clientId, String secret) {
    public static final String REDIRECT_URI = "http://127.0.0.1:9/callback";
    static final CodeVerifier VERIFIER = new CodeVerifier("a-verifier-of-forty-three-characters-or-more-1");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** An answer of an endpoint that clients call themselves. */
    public record Answer(int status, JsonObject body) {}

    /** The parameters of a good request, some of them changed; an empty value leaves one out. */
    Map<String, String> request(Map<String, String> changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("scope", "openid profile email offline_access");
        parameters.put("state", "state-1");
        parameters.put("nonce", "nonce-1");
        parameters.put("organization", "acme");
        parameters.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, VERIFIER).getValue());
        parameters.put("code_challenge_method", "S256");
        parameters.putAll(changes);
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    /** Sends a browser to ask for a code; the page is the redirect back to the product, or wherever it ends. */
    Page authorize(TestBrowser browser, Map<String, String> changes) {
        return browser.openUntil(issuer + "/oauth2/authorize?" + form(request(changes)), next -> next.getPort() == 9);
    }

    /** The parameters of an answer that was sent back to the product. */
    static Map<String, String> answer(Page page) {
        URI back = page.location().orElseThrow(() -> new AssertionError("not sent back: " + page.text()));
        return Arrays.stream(back.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** The code that was sent back to the product. */
    static String codeOf(Page page) {
        Map<String, String> answer = answer(page);
        String code = answer.get("code");
        if (code == null) {
            throw new AssertionError("no code but " + answer);
        }
        return code;
    }

    /** A code for whoever signs in in this browser. */
    public String code(TestBrowser browser, Map<String, String> changes) {
        return codeOf(authorize(browser, changes));
    }

    public Answer redeem(String code) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                REDIRECT_URI,
                "code_verifier",
                VERIFIER.getValue()));
    }

    public Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** A refresh by a token that is none, proven by an assertion: what is refused says how far the proof went. */
    Answer refreshBy(String assertion) {
        return postBare(
                "/oauth2/token",
                Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", "none",
                        "client_id", clientId,
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", assertion));
    }

    Answer token(Map<String, String> parameters) {
        return post("/oauth2/token", parameters);
    }

    /** Posts a form with the client's secret in the header. */
    Answer post(String path, Map<String, String> parameters) {
        return postRaw(path, form(parameters));
    }

    /** The same with a form that is written out already. */
    Answer postRaw(String path, String form) {
        String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(issuer + path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Posts a form with no header. */
    Answer postBare(String path, Map<String, String> parameters) {
        return send(HttpRequest.newBuilder(URI.create(issuer + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
    }

    Answer userinfo(String accessToken) {
        return send(HttpRequest.newBuilder(URI.create(issuer + "/oauth2/userinfo"))
                .header("Authorization", "Bearer " + accessToken));
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(issuer + path)));
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A refusal of the token endpoint, with nothing given. */
    static void assertRefused(Answer answer, String error) {
        assertThat(answer.body().getString("error")).as("%s", answer).isEqualTo(error);
        assertThat(answer.body().containsKey("access_token")).isFalse();
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
