package io.seatkeeper.admin.console.push;

import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A SCIM token as the API describes it. */
public record Token(
        String id,
        String name,
        Optional<String> connection,
        boolean externalIdIsSsoId,
        boolean strict,
        Optional<String> expiresAt,
        Optional<String> lastUsedAt,
        String createdAt) {
    private static final Duration SOON = Duration.ofDays(14);

    /** Reads one. */
    public static Token of(JsonObject json) {
        return new Token(
                json.getString("id"),
                json.getString("name"),
                Optional.ofNullable(json.getString("connection")),
                json.getBoolean("externalIdIsSsoId"),
                json.getBoolean("strict"),
                Optional.ofNullable(json.getString("expiresAt")),
                Optional.ofNullable(json.getString("lastUsedAt")),
                json.getString("createdAt"));
    }

    public boolean ended(Voice voice) {
        return expiresAt
                .map(Instant::parse)
                .filter(end -> !end.isAfter(voice.now()))
                .isPresent();
    }

    /** Whether it ends within two weeks. */
    public boolean endsSoon(Voice voice) {
        return expiresAt
                .map(Instant::parse)
                .filter(end -> end.isBefore(voice.now().plus(SOON)))
                .isPresent();
    }

    /** From its beginning to its end; empty for one without an end. */
    Optional<Duration> lasts() {
        return expiresAt.map(end -> Duration.between(Instant.parse(createdAt), Instant.parse(end)));
    }

    @Override
    public String toString() {
        return "Token[" + id + "]";
    }
}
