package io.seatkeeper.app.node;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** An identity provider that pushes to any of several nodes. */
public record Push(List<String> nodes, String organization, String tokenId, String token) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public record Answer(int status, String body) {
        public JsonObject json() {
            return new JsonObject(body);
        }
    }

    /** Makes something: its id. A refusal fails the test. */
    public String made(int node, String path, JsonObject body) {
        Answer answer = call(node, "POST", path, body);
        if (answer.status() != 201) {
            throw new AssertionError("POST " + path + ": " + answer);
        }
        return answer.json().getString("id");
    }

    /** @param body nothing where it is empty */
    public Answer call(int node, String method, String path, JsonObject body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(nodes.get(node) + "/scim/v2/" + organization + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
