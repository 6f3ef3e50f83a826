package io.seatkeeper.scim.bulk;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a bulk request.
 *
 * @param method in capitals, as written otherwise
 * @param bulkId the client's name for what a POST makes
 * @param version the ETag that the client read
 * @param path as written: {@code /Users} or {@code /Users/{id}}
 * @param data the body; empty where none was given
 */
record BulkOperation(String method, Optional<String> bulkId, Optional<String> version, String path, JsonObject data) {
    static final String POST = "POST";

    private static final String REFERENCE = "bulkId:";

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_SYNTAX} where a text or an object is something else */
    static BulkOperation read(Object written) {
        if (!(written instanceof JsonObject operation)) {
            throw invalid("An operation is an object.");
        }
        Object data = operation.getValue("data");
        if (data != null && !(data instanceof JsonObject)) {
            throw invalid("An operation's data is an object.");
        }
        return new BulkOperation(
                text(operation, "method").orElse("").toUpperCase(Locale.ROOT),
                text(operation, "bulkId"),
                text(operation, "version"),
                text(operation, "path").orElse(""),
                data == null ? new JsonObject() : (JsonObject) data);
    }

    /** Whether it makes something, which others may refer to. */
    boolean makes() {
        return method.equals(POST);
    }

    /** The bulkIds that it refers to, in its data or its path. */
    Set<String> references() {
        Set<String> found = new LinkedHashSet<>(referencesIn(data));
        for (String segment : path.split("/", -1)) {
            reference(segment).ifPresent(found::add);
        }
        return found;
    }

    /** The bulkIds that a value refers to, however deep. */
    static Set<String> referencesIn(@Nullable Object value) {
        Set<String> found = new LinkedHashSet<>();
        collect(value, found);
        return found;
    }

    /** The same with ids in the place of the references that have one by now. */
    BulkOperation resolved(Map<String, String> ids) {
        StringBuilder resolvedPath = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            resolvedPath
                    .append(resolvedPath.isEmpty() && segment.isEmpty() ? "" : "/")
                    .append(reference(segment).map(ids::get).orElse(segment));
        }
        return new BulkOperation(method, bulkId, version, resolvedPath.toString(), (JsonObject) resolve(data, ids));
    }

    /** A value with ids in the place of references. */
    static Object resolve(Object value, Map<String, String> ids) {
        return switch (value) {
            case JsonObject object -> {
                JsonObject copy = new JsonObject();
                object.forEach(field ->
                        copy.put(field.getKey(), field.getValue() == null ? null : resolve(field.getValue(), ids)));
                yield copy;
            }
            case JsonArray array -> {
                JsonArray copy = new JsonArray();
                array.forEach(item -> copy.add(item == null ? null : resolve(item, ids)));
                yield copy;
            }
            case String text -> reference(text).map(ids::get).orElse(text);
            default -> value;
        };
    }

    private static void collect(@Nullable Object value, Set<String> found) {
        switch (value) {
            case JsonObject object -> object.forEach(field -> collect(field.getValue(), found));
            case JsonArray array -> array.forEach(item -> collect(item, found));
            case String text -> reference(text).ifPresent(found::add);
            case null, default -> {}
        }
    }

    private static Optional<String> reference(String text) {
        return text.startsWith(REFERENCE) ? Optional.of(text.substring(REFERENCE.length())) : Optional.empty();
    }

    private static Optional<String> text(JsonObject operation, String name) {
        Object value = operation.getValue(name);
        if (value != null && !(value instanceof String)) {
            throw invalid("An operation's " + name + " is a text.");
        }
        return Optional.ofNullable((String) value);
    }

    private static ContractFailure invalid(String why) {
        return new ContractFailure(ErrorCode.SCIM_INVALID_SYNTAX, why);
    }
}
