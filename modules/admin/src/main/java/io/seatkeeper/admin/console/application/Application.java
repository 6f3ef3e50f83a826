package io.seatkeeper.admin.console.application;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** An application as the API describes it. */
public record Application(
        String id,
        String name,
        String authentication,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        Optional<String> backchannelLogoutUri,
        Optional<String> jwks,
        String signing,
        boolean introspectionOnly,
        List<Secret> secrets,
        String createdAt) {
    /** A secret, without itself. */
    public record Secret(String id, String createdAt, String expiresAt, Optional<String> lastUsedAt) {
        static Secret of(JsonObject json) {
            return new Secret(
                    json.getString("id"),
                    json.getString("createdAt"),
                    json.getString("expiresAt"),
                    Optional.ofNullable(json.getString("lastUsedAt")));
        }

        @Override
        public String toString() {
            return "Secret[" + id + "]";
        }
    }

    static Application of(JsonObject json) {
        return new Application(
                json.getString("id"),
                json.getString("name"),
                json.getString("authentication"),
                texts(json, "redirectUris"),
                texts(json, "postLogoutRedirectUris"),
                Optional.ofNullable(json.getString("backchannelLogoutUri")),
                Optional.ofNullable(json.getJsonObject("jwks")).map(JsonObject::encodePrettily),
                json.getString("signing"),
                json.getBoolean("introspectionOnly"),
                json.getJsonArray("secrets").stream()
                        .map(JsonObject.class::cast)
                        .map(Secret::of)
                        .toList(),
                json.getString("createdAt"));
    }

    private static List<String> texts(JsonObject json, String field) {
        return json.getJsonArray(field).stream().map(String::valueOf).toList();
    }

    /** Whether it proves itself by a secret that both know. */
    public boolean bySecret() {
        return authentication.startsWith("client_secret");
    }

    public String path() {
        return ApplicationsPage.PATH + "/" + id;
    }
}
