package io.seatkeeper.app.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes values by the schemas of an OpenAPI document, the same ones for the same seed: as they may be, and bent. */
final class SchemaValues {
    private static final List<@Nullable Object> NASTY = nasty();

    private final JsonObject document;
    private final Random random;

    SchemaValues(JsonObject document, Random random) {
        this.document = document;
        this.random = random;
    }

    /** What stands behind a reference; the schema itself where it is none. */
    JsonObject resolved(JsonObject node) {
        String reference = node.getString("$ref");
        if (reference == null) {
            return node;
        }
        JsonObject found = document;
        for (String step : reference.substring(2).split("/", -1)) {
            found = found.getJsonObject(step);
        }
        return resolved(found);
    }

    /**
     * A value that the schema allows.
     *
     * @param mark a word that texts hold where they may
     */
    @Nullable
    Object fitting(JsonObject node, String mark) {
        JsonObject schema = resolved(node);
        if (schema.containsKey("const")) {
            return schema.getValue("const");
        }
        if (schema.containsKey("enum")) {
            return any(schema.getJsonArray("enum"));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.containsKey(choice)) {
                JsonObject chosen = resolved((JsonObject) any(schema.getJsonArray(choice)));
                return schema.containsKey("properties") || chosen.containsKey("properties")
                        ? object(schema, mark).mergeIn(object(chosen, mark))
                        : fitting(chosen, mark);
            }
        }
        return switch (type(schema)) {
            case "string" -> text(schema, mark);
            case "integer" -> schema.getInteger("minimum", 0) + random.nextInt(3);
            case "number" -> random.nextDouble();
            case "boolean" -> random.nextBoolean();
            case "array" -> new JsonArray().add(fitting(schema.getJsonObject("items", new JsonObject()), mark));
            case "null" -> null;
            default -> object(schema, mark);
        };
    }

    /** The same with one thing wrong, as far as the schema is concerned or not. */
    JsonObject bent(JsonObject fitting) {
        JsonObject bent = fitting.copy();
        List<String> fields = new ArrayList<>(bent.fieldNames());
        if (fields.isEmpty() || random.nextInt(5) == 0) {
            return bent.put("field-" + random.nextInt(9), NASTY.get(random.nextInt(NASTY.size())));
        }
        String field = fields.get(random.nextInt(fields.size()));
        if (random.nextInt(4) == 0) {
            bent.remove(field);
        } else {
            bent.put(field, NASTY.get(random.nextInt(NASTY.size())));
        }
        return bent;
    }

    /** A text that is hardly ever what was asked for. */
    String bentText() {
        return String.valueOf(NASTY.get(random.nextInt(NASTY.size())));
    }

    private JsonObject object(JsonObject schema, String mark) {
        JsonObject made = new JsonObject();
        schema.getJsonArray("allOf", new JsonArray())
                .forEach(part -> made.mergeIn((JsonObject) fitting((JsonObject) part, mark)));
        JsonArray required = schema.getJsonArray("required", new JsonArray());
        schema.getJsonObject("properties", new JsonObject()).forEach(property -> {
            boolean wanted = required.contains(property.getKey()) || random.nextInt(3) == 0;
            if (wanted && property.getValue() instanceof JsonObject node) {
                made.put(property.getKey(), fitting(node, mark));
            }
        });
        return made;
    }

    private String text(JsonObject schema, String mark) {
        String number = String.valueOf(random.nextInt(1_000_000));
        List<String> candidates = List.of(
                mark + "-" + number,
                mark + number + "@" + mark + ".example",
                mark + number + ".example",
                "http://127.0.0.1:1/" + mark,
                "mailto:" + mark + "@example.com",
                "https://127.0.0.1:1/" + mark,
                "2099-01-01T00:00:00Z",
                "openid",
                "\"1\"",
                "*");
        if ("date-time".equals(schema.getString("format"))) {
            return "2099-01-01T00:00:00Z";
        }
        Pattern pattern = Pattern.compile(schema.getString("pattern", ""));
        int longest = schema.getInteger("maxLength", Integer.MAX_VALUE);
        return candidates.stream()
                .filter(text ->
                        text.length() <= longest && pattern.matcher(text).find())
                .findFirst()
                .orElse(mark);
    }

    private String type(JsonObject schema) {
        Object type = schema.getValue("type");
        return type instanceof JsonArray types ? (String) any(types) : type == null ? "object" : (String) type;
    }

    private Object any(JsonArray values) {
        return values.getValue(random.nextInt(values.size()));
    }

    private static List<@Nullable Object> nasty() {
        List<@Nullable Object> values = new ArrayList<>(List.of(
                "",
                " ",
                "x".repeat(3_000),
                "\u0000",
                "\ud800",
                "%00",
                "../..",
                "'; DROP TABLE user_account; --",
                "💥",
                "00000000-0000-0000-0000-000000000000",
                "٣",
                -1,
                0,
                1.5,
                Long.MAX_VALUE,
                1e300,
                true));
        values.add(new JsonArray());
        values.add(new JsonArray().add(new JsonObject()).add("x"));
        values.add(new JsonObject().put("x", new JsonArray()));
        values.add(null);
        return values;
    }
}
