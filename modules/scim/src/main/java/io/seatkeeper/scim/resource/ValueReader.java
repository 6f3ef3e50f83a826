package io.seatkeeper.scim.resource;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.Attribute;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one attribute's value as its definition says: types checked, names in the schema's spelling, what is empty left out.
 * Forgives what clients are known to write: a boolean or a number as text, a single value in a list or in an object's {@code
 * value}, a list's value without its list. Refuses with {@link ErrorCode#SCIM_INVALID_VALUE}.
 */
public final class ValueReader {
    private static final int LONGEST = 4_096;
    private static final int LONGEST_BINARY = 32_768;
    private static final int LONGEST_NAME = 320;
    private static final int LONGEST_EXTERNAL_ID = 512;
    private static final int MOST_VALUES = 100;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_\\-\\s]*={0,2}\\s*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private final Unknown unknown;

    public ValueReader(Unknown unknown) {
        this.unknown = unknown;
    }

    /**
     * @param where names the attribute in a refusal
     * @return a text, a boolean, a number, an object or, for a multi-valued attribute, a list, in new objects; null where the value
     *     says that there is none (RFC 7643 §2.5)
     */
    public @Nullable Object read(Attribute attribute, @Nullable Object raw, String where) {
        if (!attribute.multiValued()) {
            return single(attribute, raw, where);
        }
        JsonArray written = raw instanceof JsonArray list ? list : new JsonArray().add(raw);
        JsonArray values = new JsonArray();
        for (Object each : written) {
            Object value = single(attribute, each, where);
            if (value != null) {
                values.add(value);
            }
        }
        return values.isEmpty() ? null : checked(attribute, values, where);
    }

    /** One value, also of a multi-valued attribute; null where there is none. */
    public @Nullable Object single(Attribute attribute, @Nullable Object raw, String where) {
        return switch (raw) {
            case null -> null;
            case String text when text.isEmpty() -> null;
            case JsonArray list when list.size() > 1 -> throw invalid(where + " has one value, and a list came.");
            case JsonArray list -> list.isEmpty() ? null : single(attribute, list.getValue(0), where);
            case JsonObject object
            when attribute.type() == Attribute.Type.COMPLEX -> {
                JsonObject parts = parts(attribute, object, where);
                yield meansSomething(attribute, parts) ? parts : null;
            }
            case JsonObject object when holdsPlainValue(object) -> single(attribute, object.getValue("value"), where);
            case JsonObject _ -> throw invalid(where + " is one plain value, and an object came.");
            default -> simple(attribute, raw, where);
        };
    }

    private static boolean holdsPlainValue(JsonObject object) {
        return object.containsKey("value") && !(object.getValue("value") instanceof JsonObject);
    }

    /** Some parts of a value of a list, by which one that is there is changed; null where there are none. */
    public @Nullable JsonObject some(Attribute list, @Nullable Object raw, String where) {
        return switch (raw) {
            case JsonArray alone when alone.size() == 1 -> some(list, alone.getValue(0), where);
            case JsonObject object -> {
                JsonObject parts = parts(list, object, where);
                yield parts.isEmpty() ? null : parts;
            }
            case null, default -> (JsonObject) single(list, raw, where);
        };
    }

    /** A list's own rules: bounded, one primary value (RFC 7643 §2.4), no value twice under one type. */
    public JsonArray checked(Attribute attribute, JsonArray values, String where) {
        if (values.size() > MOST_VALUES) {
            throw invalid(where + " has at most " + MOST_VALUES + " values.");
        }
        Set<Object> met = new HashSet<>();
        JsonArray distinct = new JsonArray();
        values.stream().filter(value -> met.add(sameness(attribute, value))).forEach(distinct::add);
        if (distinct.stream().filter(ValueReader::isPrimary).count() > 1) {
            throw invalid(where + " has more than one primary value.");
        }
        return distinct;
    }

    /** Equal for two values of a list that are the same one, whatever else is said of them: of one type and one value. */
    public static Object sameness(Attribute list, Object value) {
        Optional<Attribute> named = list.subAttribute("value");
        if (named.isEmpty() || !(value instanceof JsonObject object) || !object.containsKey("value")) {
            return value;
        }
        String text = object.getString("value");
        String type = object.getString("type", "").toLowerCase(Locale.ROOT);
        return List.of(type, named.get().caseExact() ? text : text.toLowerCase(Locale.ROOT));
    }

    /** Whether a value of a list says that it is the primary one. */
    public static boolean isPrimary(Object value) {
        return value instanceof JsonObject object && Boolean.TRUE.equals(object.getValue("primary"));
    }

    private JsonObject parts(Attribute complex, JsonObject written, String where) {
        JsonObject parts = new JsonObject();
        for (Map.Entry<String, Object> each : written) {
            Optional<Attribute> part = complex.subAttribute(current(each.getKey()));
            String name = where + "." + each.getKey();
            if (part.isEmpty()) {
                unknown.meet(name);
            } else if (part.get().writable()) {
                Object value = read(part.get(), each.getValue(), name);
                if (value != null) {
                    parts.put(part.get().name(), value);
                }
            }
        }
        return parts;
    }

    /** SCIM 1.1 calls a manager's {@code value} so, and OneLogin's template still does. */
    private static String current(String name) {
        return name.equalsIgnoreCase("managerId") ? "value" : name;
    }

    /** A value of which nothing is known but its type, or that it is the primary one, is none. */
    public static boolean meansSomething(Attribute complex, JsonObject parts) {
        return complex.multiValued()
                ? parts.fieldNames().stream().anyMatch(name -> !name.equals("type") && !name.equals("primary"))
                : !parts.isEmpty();
    }

    private @Nullable Object simple(Attribute attribute, Object raw, String where) {
        String text = String.valueOf(raw);
        return switch (attribute.type()) {
            case BOOLEAN -> Coercion.bool(text).orElseThrow(() -> invalid(where + " is true or false."));
            case INTEGER, DECIMAL -> number(text, where);
            case DATE_TIME ->
                Coercion.dateTime(text)
                        .orElseThrow(() -> invalid(where + " is a time such as 2026-11-25T08:00:00Z."))
                        .toString();
            case BINARY -> {
                if (!BASE64.matcher(text).matches()) {
                    throw invalid(where + " is octets in base64.");
                }
                yield bounded(text, LONGEST_BINARY, where);
            }
            case STRING, REFERENCE -> bounded(text, longest(attribute), where);
            case COMPLEX -> {
                Attribute value = attribute.subAttribute("value").orElseThrow(() -> invalid(where + " is an object."));
                yield new JsonObject().put("value", simple(value, raw, where));
            }
        };
    }

    private static int longest(Attribute attribute) {
        return switch (attribute.name()) {
            case "userName" -> LONGEST_NAME;
            case "externalId" -> LONGEST_EXTERNAL_ID;
            default -> LONGEST;
        };
    }

    private static Number number(String text, String where) {
        if (!NUMBER.matcher(text).matches()) {
            throw invalid(where + " is a number.");
        }
        return new BigDecimal(text);
    }

    private static String bounded(String text, int longest, String where) {
        if (text.length() > longest) {
            throw invalid(where + " has at most " + longest + " characters.");
        }
        if (!Coercion.storable(text)) {
            throw invalid(where + " holds half a character or a NUL.");
        }
        return text;
    }

    private static ContractFailure invalid(String why) {
        return new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, why);
    }
}
