package io.seatkeeper.admin.console.record;

import io.seatkeeper.admin.console.page.Checked;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A sign-in as the API describes it.
 *
 * @param message why it was refused, in the words of whoever looks into it
 */
public record Attempt(
        String reference,
        String at,
        Optional<String> connection,
        boolean accepted,
        Optional<String> code,
        String message,
        Optional<String> user,
        Optional<String> email,
        Optional<String> externalSsoId,
        List<Checked> checks) {
    /** Reads one. */
    public static Attempt of(JsonObject json) {
        return new Attempt(
                json.getString("reference"),
                json.getString("at"),
                Optional.ofNullable(json.getString("connection")),
                json.getBoolean("accepted"),
                Optional.ofNullable(json.getString("code")),
                json.getString("message"),
                Optional.ofNullable(json.getString("user")),
                Optional.ofNullable(json.getString("email")),
                Optional.ofNullable(json.getString("externalSsoId")),
                Checked.all(json.getJsonArray("checks")));
    }

    /** The best that is known of who came. */
    public Optional<String> who() {
        return email.or(() -> externalSsoId);
    }
}
