package io.seatkeeper.admin.console.page;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was entered into a field as the API takes it. What can't be read as such goes to the API as it was entered, which refuses it
 * beside its field.
 */
public final class Entered {
    private Entered() {}

    /** A text; null where there is none. */
    public static @Nullable String text(String entered) {
        return entered.isBlank() ? null : entered.strip();
    }

    /** A whole number; null where there is none. */
    public static @Nullable Object number(String entered) {
        @Nullable String text = text(entered);
        return text != null && text.matches("-?[0-9]{1,9}") ? Integer.valueOf(text) : text;
    }

    /** Words with blanks or lines between. */
    public static JsonArray words(String entered) {
        return new JsonArray(Arrays.stream(entered.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** A JSON object. */
    public static Object object(String entered) {
        return json(entered) instanceof JsonObject object ? object : entered;
    }

    /** Keys: one (a JWK), several, or a set of them (RFC 7517 §5). */
    public static Object keys(String entered) {
        return switch (json(entered)) {
            case JsonArray several -> several;
            case JsonObject set when set.getValue("keys") instanceof JsonArray several -> several;
            case JsonObject key -> new JsonArray().add(key);
            default -> entered;
        };
    }

    /** Whether a box is ticked. */
    public static boolean ticked(Map<String, String> form, String name) {
        return "true".equals(form.get(name));
    }

    private static Object json(String entered) {
        try {
            @Nullable Object read = Json.decodeValue(entered);
            return read == null ? entered : read;
        } catch (DecodeException broken) {
            return entered;
        }
    }
}
