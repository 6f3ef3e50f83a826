package io.seatkeeper.admin.console.page;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A secret of an application or a SCIM client, without itself. */
public record KeptSecret(String id, String createdAt, String expiresAt, Optional<String> lastUsedAt) {
    /** All of a client, as the API writes them. */
    public static List<KeptSecret> all(JsonObject client) {
        return client.getJsonArray("secrets").stream()
                .map(JsonObject.class::cast)
                .map(json -> new KeptSecret(
                        json.getString("id"),
                        json.getString("createdAt"),
                        json.getString("expiresAt"),
                        Optional.ofNullable(json.getString("lastUsedAt"))))
                .toList();
    }

    @Override
    public String toString() {
        return "KeptSecret[" + id + "]";
    }
}
