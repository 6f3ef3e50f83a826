package io.seatkeeper.admin.api;

import io.seatkeeper.contract.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How values that every resource has are written as JSON. */
final class Shown {
    private Shown() {}

    static <T> JsonObject page(Page<T> page, Function<T, JsonObject> item) {
        JsonArray items = new JsonArray();
        page.items().forEach(value -> items.add(item.apply(value)));
        return new JsonObject().put("items", items).put("next", page.next()).put("total", page.total());
    }

    static @Nullable Integer number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    /** Ids, numbers and texts as themselves, anything else by its own text; null where there is none. */
    static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    static String moment(Instant instant) {
        return instant.toString();
    }

    static @Nullable String moment(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    static JsonArray list(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
