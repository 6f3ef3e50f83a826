package io.seatkeeper.admin.console.push;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A request of an identity provider's as the API describes it. */
public record ScimRequest(
        String at,
        String method,
        String path,
        int status,
        long durationMillis,
        String tokenName,
        Optional<String> body,
        Optional<String> detail,
        List<String> ignored) {
    static ScimRequest of(JsonObject json) {
        return new ScimRequest(
                json.getString("at"),
                json.getString("method"),
                json.getString("path"),
                json.getInteger("status"),
                json.getLong("durationMillis"),
                json.getString("tokenName"),
                Optional.ofNullable(json.getString("body")),
                Optional.ofNullable(json.getString("detail")),
                json.getJsonArray("ignored").stream().map(String::valueOf).toList());
    }

    /** Which of a pill's meanings the status has. */
    public String meaning() {
        return status < 400 ? "good" : status < 500 ? "warning" : "danger";
    }

    /** Whether there is more to show than the line. */
    public boolean more() {
        return body.isPresent() || detail.isPresent() || !ignored.isEmpty();
    }
}
