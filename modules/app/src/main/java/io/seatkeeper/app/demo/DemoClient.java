package io.seatkeeper.app.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Calls the running demo as an operator, an admin or a person in a browser does. Waits for each answer. */
final class DemoClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI service;

    DemoClient(URI service) {
        this.service = service;
    }

    /** An answer: its status and, where it is one, its JSON object. */
    record Answer(int status, JsonObject body) {
        /** @throws IllegalStateException when it was refused */
        Answer orFail(String what) {
            if (status >= 400) {
                throw new IllegalStateException(what + " was refused: " + body.getString("detail", "status " + status));
            }
            return this;
        }
    }

    /** Signs somebody in through the practice identity provider, without a page. */
    Answer signIn(String organization, String connection, String loginHint) {
        return call(
                "GET",
                "/sso/" + organization + "/" + connection + "/start?login_hint="
                        + URLEncoder.encode(loginHint, StandardCharsets.UTF_8),
                Map.of(),
                new JsonObject());
    }

    /** @param body sent unless empty */
    Answer call(String method, String path, Map<String, String> headers, JsonObject body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.encode()));
        headers.forEach(request::header);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json = response.body().startsWith("{");
            return new Answer(response.statusCode(), json ? new JsonObject(response.body()) : new JsonObject());
        } catch (IOException failed) {
            throw new IllegalStateException("The demo does not answer at " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
