package io.seatkeeper.admin.console.page;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A secret of an application or a SCIM client, without itself. */
public record KeptSecret(String id, String createdAt, String expiresAt, Optional<String> lastUsedAt) {
    private static final Duration SOON = Duration.ofDays(14);

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

    public boolean ended(Voice voice) {
        return !Instant.parse(expiresAt).isAfter(voice.now());
    }

    /** Whether it ends within two weeks. */
    public boolean endsSoon(Voice voice) {
        return Instant.parse(expiresAt).isBefore(voice.now().plus(SOON));
    }

    @Override
    public String toString() {
        return "KeptSecret[" + id + "]";
    }
}
