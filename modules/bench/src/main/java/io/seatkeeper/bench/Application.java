package io.seatkeeper.bench;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A confidential OpenID client: what a product says to the provider. An answer that is none of the wanted is a failure that shows it. */
final class Application {
    /** Where codes are sent; nobody listens there, since the benchmark is browser and product at once. */
    static final String REDIRECT_URI = "https://product.bench.example/callback";

    private static final int MOST_CONNECTIONS = 128;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CODE = "?code=";

    private final HttpClient http;
    private final String service;
    private final String id;
    private final String basic;

    Application(Vertx vertx, String service, String id, String secret) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        this.service = service;
        this.id = id;
        this.basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((encoded(id) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
    }

    /** A code and the verifier that goes with it. */
    record Code(String text, String verifier) {}

    /** What the token endpoint gives. */
    record Tokens(String access, String refresh, String id) {}

    String id() {
        return id;
    }

    /** A code for whoever is signed in by this cookie, with PKCE by S256 (RFC 7636). */
    Future<Code> code(String cookie) {
        CodeVerifier verifier = new CodeVerifier();
        String state = UUID.randomUUID().toString();
        Map<String, String> query = Map.of(
                "response_type",
                "code",
                "client_id",
                id,
                "redirect_uri",
                REDIRECT_URI,
                "scope",
                "openid profile email offline_access",
                "state",
                state,
                "nonce",
                UUID.randomUUID().toString(),
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue(),
                "code_challenge_method",
                "S256");
        RequestOptions request =
                options(HttpMethod.GET, "/oauth2/authorize?" + form(query)).putHeader("cookie", cookie);
        return http.request(request)
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body().compose(body -> {
                    String location = String.valueOf(answer.getHeader("location"));
                    return location.startsWith(REDIRECT_URI + CODE) && location.contains("state=" + state)
                            ? Future.succeededFuture(new Code(codeOf(location), verifier.getValue()))
                            : Future.failedFuture("no code, but " + answer.statusCode() + " to " + location + body);
                }));
    }

    /** Tokens for a code. */
    Future<Tokens> exchange(Code code) {
        return tokens(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code.text(),
                "redirect_uri",
                REDIRECT_URI,
                "code_verifier",
                code.verifier()));
    }

    /** Tokens for a refresh token, which is used up by it. */
    Future<Tokens> refresh(String token) {
        return tokens(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    /** Asks about an access token; one that does not count is a failure. */
    Future<Void> introspect(String accessToken) {
        return post("/oauth2/introspect", Map.of("token", accessToken))
                .compose(answer -> answer.getBoolean("active", false)
                        ? Future.succeededFuture()
                        : Future.failedFuture("the token does not count"));
    }

    /** The provider's public keys. */
    Future<String> keys() {
        return http.request(options(HttpMethod.GET, "/oauth2/jwks"))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body().map(String::valueOf));
    }

    private Future<Tokens> tokens(Map<String, String> parameters) {
        return post("/oauth2/token", parameters)
                .map(answer -> new Tokens(
                        answer.getString("access_token"),
                        answer.getString("refresh_token"),
                        answer.getString("id_token")));
    }

    private Future<JsonObject> post(String path, Map<String, String> parameters) {
        RequestOptions request = options(HttpMethod.POST, path)
                .putHeader("authorization", basic)
                .putHeader("content-type", "application/x-www-form-urlencoded");
        return http.request(request)
                .compose(sent -> sent.send(form(parameters)))
                .compose(answer -> answer.body()
                        .compose(body -> answer.statusCode() == 200
                                ? Future.succeededFuture(new JsonObject(body))
                                : Future.failedFuture(path + " answered " + answer.statusCode() + ": " + body)));
    }

    private RequestOptions options(HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setTimeout(PATIENCE.toMillis())
                .setAbsoluteURI(service + path);
    }

    private static String codeOf(String location) {
        int start = (REDIRECT_URI + CODE).length();
        int next = location.indexOf('&', start);
        return location.substring(start, next < 0 ? location.length() : next);
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
