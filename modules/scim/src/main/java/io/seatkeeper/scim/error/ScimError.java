package io.seatkeeper.scim.error;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.Faults;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A refusal as SCIM clients read it (RFC 7644 §3.12).
 *
 * @param status the HTTP status
 * @param scimType the RFC's word for it; empty where it has none
 * @param detail what went wrong this time, in a sentence that may go out
 */
public record ScimError(int status, Optional<String> scimType, String detail) {
    /** The URN of its schema. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    private static final String PREFIX = "SCIM_";
    private static final int RETRY_AFTER_SECONDS = 5;

    /**
     * Says a failure in SCIM's words.
     *
     * @param where which part it happened in, for the log, where a fault that nobody meant is written down
     */
    public static ScimError of(Throwable failure, String where) {
        ContractFailure refusal = failure instanceof ContractFailure known ? known : Faults.unexpected(where, failure);
        return of(refusal.code(), String.valueOf(refusal.getMessage()));
    }

    /** A refusal that has a code. */
    public static ScimError of(ErrorCode code, String detail) {
        return new ScimError(status(code), scimType(code), detail);
    }

    /** When to come back; empty where that would change nothing. */
    public OptionalInt retryAfterSeconds() {
        return status == ErrorCode.RATE_LIMITED.status() || status == ErrorCode.UNAVAILABLE.status()
                ? OptionalInt.of(RETRY_AFTER_SECONDS)
                : OptionalInt.empty();
    }

    /** The body; the status is a text, as the RFC has it. */
    public JsonObject toJson() {
        JsonObject json =
                new JsonObject().put("schemas", new JsonArray(List.of(SCHEMA))).put("status", String.valueOf(status));
        scimType.ifPresent(type -> json.put("scimType", type));
        return json.put("detail", detail);
    }

    /** As elsewhere, but for what other doors name differently: no seat is 403 however it was asked for. */
    private static int status(ErrorCode code) {
        if (code == ErrorCode.SEATS_IN_USE) {
            return ErrorCode.SEATS_EXHAUSTED.status();
        }
        return code == ErrorCode.IDENTITY_CONFLICT ? ErrorCode.SCIM_UNIQUENESS.status() : code.status();
    }

    private static Optional<String> scimType(ErrorCode code) {
        if (code == ErrorCode.INVALID_REQUEST) {
            return scimType(ErrorCode.SCIM_INVALID_VALUE);
        }
        if (code == ErrorCode.IDENTITY_CONFLICT) {
            return scimType(ErrorCode.SCIM_UNIQUENESS);
        }
        return code.category() == ErrorCode.Category.SCIM
                ? Optional.of(camelCase(code.name().substring(PREFIX.length())))
                : Optional.empty();
    }

    /** {@code INVALID_FILTER} is {@code invalidFilter}: the codes are named after the RFC's words. */
    private static String camelCase(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_", -1)) {
            text.append(text.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return text.toString();
    }
}
