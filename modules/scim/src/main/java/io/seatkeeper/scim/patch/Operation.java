package io.seatkeeper.scim.patch;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.scim.resource.Manner;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a PATCH request as it was written.
 *
 * @param path empty for the resource itself
 * @param value null where there is none
 */
record Operation(Kind kind, Optional<String> path, @Nullable Object value) {
    private static final String MESSAGE = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final int MOST = 10_000;

    /** What is done. */
    enum Kind {
        ADD,
        REMOVE,
        REPLACE
    }

    /**
     * The operations of a request, in order; there may be none. Names and verbs are read in any case, as Entra ID writes {@code
     * Replace}.
     *
     * @throws ContractFailure {@link ErrorCode#SCIM_INVALID_SYNTAX} when it is no PATCH request, {@link ErrorCode#SCIM_NO_TARGET}
     *     for a {@code remove} without a path
     */
    static List<Operation> read(JsonObject request, Manner manner) {
        if (manner == Manner.STRICT
                && !(named(request, "schemas") instanceof JsonArray urns && urns.contains(MESSAGE))) {
            throw invalid("The request's schemas name " + MESSAGE + ".");
        }
        JsonArray written = switch (named(request, "Operations")) {
            case JsonArray list
            when list.size() > MOST -> throw invalid("A request has at most " + MOST + " operations.");
            case JsonArray list -> list;
            case JsonObject alone -> new JsonArray().add(alone);
            case null, default -> throw invalid("The request has a list of Operations.");
        };
        List<Operation> operations = new ArrayList<>(written.size());
        for (Object each : written) {
            if (!(each instanceof JsonObject operation)) {
                throw invalid("An operation is an object.");
            }
            operations.add(one(operation, manner));
        }
        return operations;
    }

    private static Operation one(JsonObject written, Manner manner) {
        Kind kind = kind(named(written, "op"));
        Optional<String> path = path(named(written, "path"));
        Object value = named(written, "value");
        if (path.isEmpty() && kind == Kind.REMOVE) {
            throw new ContractFailure(ErrorCode.SCIM_NO_TARGET, "A remove needs a path (RFC 7644 §3.5.2.2).");
        }
        if (path.isEmpty() && manner == Manner.STRICT) {
            throw invalid("An operation needs a path.");
        }
        if (path.isEmpty() && !(value instanceof JsonObject || value instanceof JsonArray)) {
            throw invalid("An operation without a path has attributes as its value.");
        }
        return new Operation(kind, path, value);
    }

    private static Kind kind(@Nullable Object written) {
        return switch (written == null ? "" : written.toString().toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "remove" -> Kind.REMOVE;
            case "replace" -> Kind.REPLACE;
            default -> throw invalid("An operation's op is add, remove or replace.");
        };
    }

    private static Optional<String> path(@Nullable Object written) {
        return switch (written) {
            case null -> Optional.empty();
            case String text -> Optional.of(text.strip()).filter(path -> !path.isEmpty());
            default -> throw new ContractFailure(ErrorCode.SCIM_INVALID_PATH, "A path is a text.");
        };
    }

    /** The value of a name, whatever its case; null where there is none. */
    private static @Nullable Object named(JsonObject object, String name) {
        for (Map.Entry<String, Object> each : object) {
            if (each.getKey().equalsIgnoreCase(name)) {
                return each.getValue();
            }
        }
        return null;
    }

    private static ContractFailure invalid(String why) {
        return new ContractFailure(ErrorCode.SCIM_INVALID_SYNTAX, why);
    }
}
