package io.seatkeeper.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Goes through a sign-in as a browser does, by redirects and cookies alone. */
final class Browser {
    private static final int MOST_CONNECTIONS = 128;

    private final HttpClient http;
    private final String service;

    Browser(Vertx vertx, String service) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        this.service = service;
    }

    /** Signs somebody in at a connection; answers the {@code Cookie} header that holds the session. */
    Future<String> signIn(String organization, String connection, String loginHint) {
        Map<String, String> cookies = new LinkedHashMap<>();
        String start = service + "/sso/" + organization + "/" + connection + "/start?login_hint="
                + URLEncoder.encode(loginHint, StandardCharsets.UTF_8);
        return follow(start, cookies)
                .compose(atProvider -> follow(atProvider, new LinkedHashMap<>()))
                .compose(callback -> follow(callback, cookies))
                .map(landing -> header(cookies));
    }

    /** {@code GET /session/check}; anything but 200 is a failure. */
    Future<Void> check(String cookie) {
        return get(service + "/session/check", cookie)
                .compose(answer -> answer.statusCode() == 200
                        ? answer.end()
                        : Future.failedFuture("session check answered " + answer.statusCode()));
    }

    /** One step: keeps the cookies that are set and answers where it is sent on to. */
    private Future<String> follow(String address, Map<String, String> cookies) {
        return get(address, header(cookies)).compose(answer -> {
            String location = answer.getHeader("location");
            if (location == null || location.contains("error=")) {
                return answer.body()
                        .compose(body ->
                                Future.failedFuture(answer.statusCode() + " at " + address + " to " + location));
            }
            for (String cookie : answer.cookies()) {
                String pair = cookie.substring(0, (cookie + ";").indexOf(';'));
                cookies.put(pair.substring(0, pair.indexOf('=')), pair);
            }
            return answer.end().map(ended -> location.startsWith("/") ? service + location : location);
        });
    }

    private Future<HttpClientResponse> get(String address, String cookie) {
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(address);
        if (!cookie.isEmpty()) {
            request.putHeader("cookie", cookie);
        }
        return http.request(request).compose(sent -> sent.send());
    }

    private static String header(Map<String, String> cookies) {
        return cookies.values().stream().collect(Collectors.joining("; "));
    }
}
