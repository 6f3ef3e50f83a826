package io.seatkeeper.app.node;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls the admin API with a key. A refusal of what a test sets up fails the test. */
public record ApiCaller(String baseUrl, String key) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public JsonObject get(String path) {
        return call("GET", path, new JsonObject());
    }

    public JsonObject post(String path, JsonObject body) {
        return call("POST", path, body);
    }

    public JsonObject put(String path, JsonObject body) {
        return call("PUT", path, body);
    }

    public JsonObject patch(String path, JsonObject body) {
        return call("PATCH", path, body);
    }

    public void delete(String path) {
        call("DELETE", path, new JsonObject());
    }

    /** What stands there, where it is an array. */
    public JsonArray list(String path) {
        return new JsonArray(send("GET", path, new JsonObject()));
    }

    private JsonObject call(String method, String path, JsonObject body) {
        String answer = send(method, path, body);
        return answer.isEmpty() ? new JsonObject() : new JsonObject(answer);
    }

    private String send(String method, String path, JsonObject body) {
        HttpRequest.BodyPublisher content = body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.encode());
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(90))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, content)
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
