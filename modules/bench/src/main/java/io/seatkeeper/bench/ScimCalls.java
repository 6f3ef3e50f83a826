package io.seatkeeper.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What an identity provider says over SCIM. An answer outside 2xx is a failure that shows it. */
final class ScimCalls {
    private static final int MOST_CONNECTIONS = 128;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http;
    private final String service;

    ScimCalls(Vertx vertx, String service) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        this.service = service;
    }

    /** An organization and the token that opens it. */
    record Tenant(String slug, String token) {}

    /** Makes a person and answers the id. */
    Future<String> createUser(Tenant tenant, String name) {
        return call(HttpMethod.POST, tenant, "/Users", user(name)).map(made -> made.getString("id"));
    }

    /** Makes a team of these people and answers the id. */
    Future<String> createTeam(Tenant tenant, String name, List<String> members) {
        JsonObject team = new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:schemas:core:2.0:Group"))
                .put("displayName", name)
                .put("members", members(members));
        return call(HttpMethod.POST, tenant, "/Groups", team).map(made -> made.getString("id"));
    }

    /** Adds members to a team, or removes them. */
    Future<JsonObject> members(Tenant tenant, String team, List<String> users, boolean add) {
        JsonObject operation = new JsonObject()
                .put("op", add ? "add" : "remove")
                .put("path", "members")
                .put("value", members(users));
        return call(HttpMethod.PATCH, tenant, "/Groups/" + team, patch(operation));
    }

    /** Switches a person off. */
    Future<JsonObject> deactivate(Tenant tenant, String user) {
        JsonObject operation =
                new JsonObject().put("op", "replace").put("path", "active").put("value", false);
        return call(HttpMethod.PATCH, tenant, "/Users/" + user, patch(operation));
    }

    /** The people whom a filter finds; none at all is a failure. */
    Future<JsonObject> find(Tenant tenant, String filter) {
        return call(HttpMethod.GET, tenant, "/Users?filter=" + encoded(filter), new JsonObject())
                .map(found -> found.getJsonArray("Resources").getJsonObject(0));
    }

    Future<JsonObject> get(Tenant tenant, String path) {
        return call(HttpMethod.GET, tenant, path, new JsonObject());
    }

    private Future<JsonObject> call(HttpMethod method, Tenant tenant, String path, JsonObject body) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setTimeout(PATIENCE.toMillis())
                .setAbsoluteURI(service + "/scim/v2/" + tenant.slug() + path)
                .putHeader("authorization", "Bearer " + tenant.token());
        if (!body.isEmpty()) {
            options.putHeader("content-type", "application/scim+json");
        }
        return http.request(options)
                .compose(request -> body.isEmpty() ? request.send() : request.send(body.toBuffer()))
                .compose(answer -> answer.body()
                        .compose(text -> answer.statusCode() / 100 == 2
                                ? Future.succeededFuture(text.length() == 0 ? new JsonObject() : new JsonObject(text))
                                : Future.failedFuture(
                                        method + " " + path + " answered " + answer.statusCode() + ": " + text)));
    }

    private static JsonObject user(String name) {
        String address = name + "@bench.example";
        return new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:schemas:core:2.0:User"))
                .put("userName", address)
                .put("externalId", "external-" + name)
                .put("name", new JsonObject().put("givenName", "Person").put("familyName", name))
                .put("displayName", "Person " + name)
                .put(
                        "emails",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("value", address)
                                        .put("type", "work")
                                        .put("primary", true)))
                .put("active", true);
    }

    private static JsonObject patch(JsonObject operation) {
        return new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:api:messages:2.0:PatchOp"))
                .put("Operations", new JsonArray().add(operation));
    }

    private static JsonArray members(List<String> ids) {
        JsonArray members = new JsonArray();
        ids.forEach(id -> members.add(new JsonObject().put("value", id)));
        return members;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
