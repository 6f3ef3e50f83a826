package io.seatkeeper.admin.console.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;

/** One comparison: what was expected beside what was received. */
public record Checked(String name, boolean passed, String expected, String received) {
    /** All of an attempt, as the API writes them; what failed comes first. */
    public static List<Checked> all(JsonArray checks) {
        return checks.stream()
                .map(JsonObject.class::cast)
                .map(check -> new Checked(
                        check.getString("name"),
                        check.getBoolean("passed"),
                        check.getString("expected"),
                        check.getString("received")))
                .sorted(Comparator.comparing(Checked::passed))
                .toList();
    }
}
