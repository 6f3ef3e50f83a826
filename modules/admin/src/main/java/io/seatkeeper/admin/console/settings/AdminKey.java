package io.seatkeeper.admin.console.settings;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** An admin key as the API describes it. */
public record AdminKey(
        String id,
        String name,
        List<String> scopes,
        boolean active,
        Optional<String> expiresAt,
        Optional<String> lastUsedAt) {
    static AdminKey of(JsonObject json) {
        return new AdminKey(
                json.getString("id"),
                json.getString("name"),
                json.getJsonArray("scopes").stream().map(String::valueOf).toList(),
                json.getBoolean("active", true),
                Optional.ofNullable(json.getString("expiresAt")),
                Optional.ofNullable(json.getString("lastUsedAt")));
    }
}
