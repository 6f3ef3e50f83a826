package io.seatkeeper.practiceidp;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A relying party as small as it can be: it begins a sign-in, exchanges the code and validates the ID token by Nimbus. */
final class RelyingParty {
    static final String CLIENT_ID = "client 1";
    static final String REDIRECT_URI = "http://localhost:9999/sso/acme/practice/callback";
    static final String NONCE = "nonce-1";
    static final String STATE = "state-1";
    static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-1";

    final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    final String issuer;

    RelyingParty(String issuer) {
        this.issuer = issuer;
    }

    Map<String, String> authorization(String loginHint) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", CLIENT_ID);
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("scope", "openid profile email");
        parameters.put("state", STATE);
        parameters.put("nonce", NONCE);
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        parameters.put("login_hint", loginHint);
        return parameters;
    }

    HttpResponse<String> authorize(Map<String, String> parameters) {
        return get("/authorize?" + form(parameters));
    }

    /** The parameters of the response that the browser carries back. */
    Map<String, String> signIn(String loginHint) {
        return query(location(authorize(authorization(loginHint))));
    }

    HttpResponse<String> exchange(String code) {
        return post("/token", form(exchangeForm(code)), "authorization", basic(CLIENT_ID, "s:e c%r+t"));
    }

    Map<String, String> exchangeForm(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT_URI);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    /** A whole sign-in: the answer of the token endpoint. */
    JsonObject tokens(String loginHint) {
        HttpResponse<String> answer = exchange(String.valueOf(signIn(loginHint).get("code")));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("token endpoint answered " + answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    /** Validates an ID token with the keys as they are now. */
    IDTokenClaimsSet validate(String idToken) throws Exception {
        return validate(idToken, keys());
    }

    IDTokenClaimsSet validate(String idToken, JWKSet keys) throws Exception {
        return new IDTokenValidator(new Issuer(issuer), new ClientID(CLIENT_ID), JWSAlgorithm.RS256, keys)
                .validate(JWTParser.parse(idToken), new Nonce(NONCE));
    }

    JWKSet keys() throws Exception {
        return JWKSet.parse(get("/jwks").body());
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(issuer + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String path, String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(issuer + path))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> postJson(String path, JsonObject body) {
        return send(HttpRequest.newBuilder(URI.create(issuer + path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body()));
    }

    static Map<String, String> query(String location) {
        return Arrays.stream(URI.create(location).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static String basic(String id, String secret) {
        String pair = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
