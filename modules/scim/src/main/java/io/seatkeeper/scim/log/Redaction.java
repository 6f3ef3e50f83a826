package io.seatkeeper.scim.log;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the log keeps of a request: no password, token or other secret, by the attribute's name or by the path of a PATCH
 * operation, and little of what is long. Costs the same however large the request is.
 */
public final class Redaction {
    private static final String REMOVED = "(removed)";
    private static final int LONGEST_BODY = 4_000;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_ITEMS = 20;
    private static final int MOST_FIELDS = 100;
    private static final int DEEPEST = 12;
    private static final List<String> SECRETS =
            List.of("password", "passwd", "secret", "token", "credential", "authorization", "assertion", "privatekey");
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)([?&][^=&]*(?:password|secret|token|assertion)[^=&]*=)[^&]*");
    private static final Pattern SECRET_COMPARISON = Pattern.compile("(?i)(password[^&]*?(?:%22|\")).*?((?:%22|\")|$)");

    private Redaction() {}

    /** A body as text. */
    public static String body(JsonObject body) {
        String text = copy(body, DEEPEST).encode();
        return text.length() <= LONGEST_BODY ? text : text.substring(0, LONGEST_BODY) + "…";
    }

    /** A path with its query: parameters that are named like a secret, and what a password is compared with, are removed. */
    public static String path(String pathAndQuery) {
        String without = SECRET_PARAMETER.matcher(pathAndQuery).replaceAll("$1" + REMOVED);
        return SECRET_COMPARISON.matcher(without).replaceAll("$1" + REMOVED + "$2");
    }

    private static JsonObject copy(JsonObject object, int depth) {
        JsonObject copy = new JsonObject();
        boolean secretPath = object.getValue("path") instanceof String path && isSecret(path);
        int fields = 0;
        for (Map.Entry<String, Object> field : object) {
            if (++fields > MOST_FIELDS) {
                copy.put("…", (object.size() - MOST_FIELDS) + " more");
                break;
            }
            boolean secret =
                    isSecret(field.getKey()) || (secretPath && field.getKey().equalsIgnoreCase("value"));
            copy.put(shortened(field.getKey()), secret ? REMOVED : value(field.getValue(), depth));
        }
        return copy;
    }

    private static @Nullable Object value(@Nullable Object value, int depth) {
        if (depth == 0) {
            return "…";
        }
        return switch (value) {
            case JsonObject object -> copy(object, depth - 1);
            case JsonArray array -> items(array, depth - 1);
            case String text -> shortened(text);
            case null -> null;
            default -> value;
        };
    }

    private static JsonArray items(JsonArray array, int depth) {
        JsonArray copy = new JsonArray();
        for (int place = 0; place < Math.min(array.size(), MOST_ITEMS); place++) {
            copy.add(value(array.getValue(place), depth));
        }
        return array.size() <= MOST_ITEMS ? copy : copy.add("… " + (array.size() - MOST_ITEMS) + " more");
    }

    private static boolean isSecret(String name) {
        String shown = shortened(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return SECRETS.stream().anyMatch(shown::contains);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
