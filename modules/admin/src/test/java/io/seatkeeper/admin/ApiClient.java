package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An HTTP client of the API that sends exactly what it is told. */
public record ApiClient(String base, Map<String, String> headers) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public ApiClient {
        headers = Map.copyOf(headers);
    }

    public ApiClient(String base) {
        this(base, Map.of());
    }

    /** The same client, sending a header more. */
    public ApiClient with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiClient(base, more);
    }

    public Reply get(String path) {
        return send("GET", path, "");
    }

    public Reply delete(String path) {
        return send("DELETE", path, "");
    }

    public Reply post(String path, String json) {
        return typed().send("POST", path, json);
    }

    public Reply patch(String path, String json) {
        return typed().send("PATCH", path, json);
    }

    public Reply send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return new Reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private ApiClient typed() {
        return headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
    }

    /** What came back. */
    public record Reply(HttpResponse<String> response) {
        public Reply expect(int status) {
            assertThat(response.statusCode())
                    .as("%s %s: %s", response.request().method(), response.uri(), response.body())
                    .isEqualTo(status);
            return this;
        }

        /** Expects a problem with the code, in the form that every refusal has. */
        public Reply refused(int status, String code) {
            expect(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(json().getString("code")).as(response.body()).isEqualTo(code);
            assertThat(json().getInteger("status")).isEqualTo(status);
            assertThat(response.body()).doesNotContain("Exception", "io.seatkeeper", "at java.");
            return this;
        }

        /** Expects faults at exactly these places. */
        public Reply pointing(String... pointers) {
            assertThat(json().getJsonArray("errors", new JsonArray()).stream()
                            .map(fault -> ((JsonObject) fault).getString("pointer"))
                            .toList())
                    .as(response.body())
                    .containsExactlyInAnyOrder(pointers);
            return this;
        }

        /** Expects faults for exactly these reasons. */
        public Reply because(String... reasons) {
            assertThat(json().getJsonArray("errors", new JsonArray()).stream()
                            .map(fault -> ((JsonObject) fault).getString("reason"))
                            .toList())
                    .as(response.body())
                    .containsExactlyInAnyOrder(reasons);
            return this;
        }

        public JsonObject json() {
            return new JsonObject(response.body());
        }

        public String text(String field) {
            return json().getString(field);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public List<String> scopes() {
            return json().getJsonArray("scopes").stream()
                    .map(String.class::cast)
                    .toList();
        }

        /** One field of every item of a list. */
        public List<String> items(String field) {
            return json().getJsonArray("items").stream()
                    .map(item -> ((JsonObject) item).getString(field))
                    .toList();
        }
    }
}
