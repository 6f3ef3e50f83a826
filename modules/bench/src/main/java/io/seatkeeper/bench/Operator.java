package io.seatkeeper.bench;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Makes organizations and connections by the admin API, as the README's two curl lines do, and Org Admins. */
final class Operator implements AutoCloseable {
    /** The slug of every connection. */
    static final String CONNECTION = "practice";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final String key;

    Operator(String baseUrl, String key) {
        this.baseUrl = baseUrl;
        this.key = key;
    }

    /** An organization without a seat limit. */
    void organization(String slug) {
        post(
                "/api/v1/organizations",
                new JsonObject().put("slug", slug).put("name", slug).putNull("maxSeats"));
    }

    /** A connection of an organization whose people come from this issuer. */
    void connection(String slug, String issuer) {
        post(
                "/api/v1/organizations/" + slug + "/connections",
                new JsonObject()
                        .put("protocol", "oidc")
                        .put("slug", CONNECTION)
                        .put("issuer", issuer)
                        .put("clientId", "bench-" + slug)
                        .put("clientSecret", "any secret will do"));
    }

    /** An application of the vendor, which takes people of every organization and hears of logouts at this address. */
    Application application(Vertx vertx, String logoutUri) {
        JsonObject made = post(
                "/api/v1/applications",
                new JsonObject()
                        .put("name", "bench")
                        .put("signing", "ES256")
                        .put("redirectUris", new JsonArray().add(Application.REDIRECT_URI))
                        .put("backchannelLogoutUri", logoutUri));
        return new Application(vertx, baseUrl, made.getString("id"), made.getString("secret"));
    }

    /** A SCIM token of an organization. */
    String scimToken(String slug) {
        return post("/api/v1/organizations/" + slug + "/scim-tokens", new JsonObject().put("name", "bench"))
                .getString("token");
    }

    /** Makes an Org Admin of everybody there is so far, up to a page of them. */
    void promoteEverybody(String slug) {
        String users = "/api/v1/organizations/" + slug + "/users";
        for (Object user : send("GET", users, new JsonObject(), 200).getJsonArray("items")) {
            String id = ((JsonObject) user).getString("id");
            send("PATCH", users + "/" + id, new JsonObject().put("role", "org_admin"), 200);
        }
    }

    /** What opens the admin API. */
    String key() {
        return key;
    }

    private JsonObject post(String path, JsonObject body) {
        return send("POST", path, body, 201);
    }

    private JsonObject send(String method, String path, JsonObject body, int expected) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("authorization", "Bearer " + key)
                .header("content-type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.isEmpty() ? "" : body.encode()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return new JsonObject(answer.body());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
