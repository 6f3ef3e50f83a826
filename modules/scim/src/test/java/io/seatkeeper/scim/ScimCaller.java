package io.seatkeeper.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls SCIM as an identity provider does. */
public record ScimCaller(String baseUrl, String token) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer. */
    public record Reply(int status, java.net.http.HttpHeaders headers, String text) {
        public JsonObject json() {
            return new JsonObject(text);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String id() {
            return json().getString("id");
        }

        /** The resources of a list. */
        public List<JsonObject> resources() {
            return json().getJsonArray("Resources").stream()
                    .map(JsonObject.class::cast)
                    .toList();
        }

        /** Checks the status. */
        public Reply expect(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        /** Checks that it is a refusal in SCIM's form. */
        public Reply refused(int expected) {
            expect(expected);
            assertThat(header("Content-Type")).startsWith("application/scim+json");
            assertThat(json().getJsonArray("schemas")).containsExactly("urn:ietf:params:scim:api:messages:2.0:Error");
            assertThat(json().getValue("status")).isEqualTo(String.valueOf(expected));
            assertThat(json().getString("detail")).isNotBlank();
            return this;
        }

        /** As {@link #refused(int)}, with the RFC's word. */
        public Reply refused(int expected, String scimType) {
            refused(expected);
            assertThat(json().getString("scimType")).as(text).isEqualTo(scimType);
            return this;
        }
    }

    public ScimCaller with(String otherToken) {
        return new ScimCaller(baseUrl, otherToken);
    }

    public Reply get(String path) {
        return send("GET", path, Map.of(), "");
    }

    public Reply get(String path, String filter) {
        return get(path + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    public Reply post(String path, JsonObject body) {
        return send("POST", path, Map.of(), body.encode());
    }

    public Reply put(String path, JsonObject body) {
        return send("PUT", path, Map.of(), body.encode());
    }

    public Reply delete(String path) {
        return send("DELETE", path, Map.of(), "");
    }

    /** One PATCH of some operations. */
    public Reply patch(String path, JsonObject... operations) {
        return send("PATCH", path, Map.of(), patchOf(operations).encode());
    }

    public static JsonObject patchOf(JsonObject... operations) {
        return new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:api:messages:2.0:PatchOp"))
                .put("Operations", new JsonArray(List.of((Object[]) operations)));
    }

    public static JsonObject operation(String op, String path, @Nullable Object value) {
        return new JsonObject().put("op", op).put("path", path).put("value", value);
    }

    /** A person with nothing but a name. */
    public static JsonObject user(String userName) {
        return new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:schemas:core:2.0:User"))
                .put("userName", userName);
    }

    public static JsonObject group(String displayName, String... members) {
        JsonArray list = new JsonArray();
        for (String member : members) {
            list.add(new JsonObject().put("value", member));
        }
        return new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:schemas:core:2.0:Group"))
                .put("displayName", displayName)
                .put("members", list);
    }

    /**
     * @param headers over the usual ones
     * @param body nothing where it is empty
     */
    public Reply send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(60))
                .setHeader("Authorization", "Bearer " + token)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/scim+json");
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public String toString() {
        return "ScimCaller[" + baseUrl + "]";
    }
}
