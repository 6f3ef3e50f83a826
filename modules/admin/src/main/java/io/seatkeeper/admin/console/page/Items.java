package io.seatkeeper.admin.console.page;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list as the API answers it, read into what a template shows.
 *
 * @param next the cursor of the page that follows; null on the last one
 * @param total how many match in all
 * @param exact false: so many or more
 */
public record Items<T>(List<T> items, @Nullable String next, long total, boolean exact) {
    public static <T> Items<T> of(JsonObject page, Function<JsonObject, T> item) {
        return new Items<>(
                page.getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .map(item)
                        .toList(),
                page.getString("next"),
                page.getLong("total"),
                page.getBoolean("totalExact", true));
    }
}
