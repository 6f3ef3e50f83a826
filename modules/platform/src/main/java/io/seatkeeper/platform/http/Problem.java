package io.seatkeeper.platform.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.Faults;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;

/**
 * A refusal as programs read it: {@code application/problem+json} (RFC 9457) with the stable {@code code} of {@link
 * ErrorCode}. It never holds a stack trace, a secret or a word about another organization.
 *
 * @param code what went wrong
 * @param detail what went wrong this time, in a sentence that is safe to show to whoever asked
 * @param faults where the request itself is wrong; empty where that is not the trouble
 */
public record Problem(ErrorCode code, String detail, List<Fault> faults) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** When to come back after a refusal that passes by itself. */
    private static final int RETRY_AFTER_SECONDS = 5;

    public Problem {
        faults = List.copyOf(faults);
    }

    public Problem(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    /**
     * One place in the request that is wrong.
     *
     * @param pointer where, as a JSON pointer into the body ({@code /maxSeats}), or {@code query.limit}, {@code
     *     header.If-Match}, {@code path.org}
     * @param detail what is wrong with it
     */
    public record Fault(String pointer, String detail) {}

    /**
     * Says a failure in words that may go out.
     *
     * @param where which part it happened in, for the log, where a fault that nobody meant is written down
     */
    public static Problem of(Throwable failure, String where) {
        ContractFailure refusal = failure instanceof ContractFailure known ? known : Faults.unexpected(where, failure);
        return new Problem(refusal.code(), String.valueOf(refusal.getMessage()));
    }

    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("type", "urn:seatkeeper:error:" + code.text())
                .put("title", code.meaning())
                .put("status", code.status())
                .put("code", code.text())
                .put("detail", detail);
        if (!faults.isEmpty()) {
            JsonArray list = new JsonArray();
            faults.forEach(fault ->
                    list.add(new JsonObject().put("pointer", fault.pointer()).put("detail", fault.detail())));
            json.put("errors", list);
        }
        return json;
    }

    /** When to come back; empty where that would change nothing. */
    public OptionalInt retryAfterSeconds() {
        return code == ErrorCode.UNAVAILABLE || code == ErrorCode.SIGN_IN_BUSY || code == ErrorCode.RATE_LIMITED
                ? OptionalInt.of(RETRY_AFTER_SECONDS)
                : OptionalInt.empty();
    }

    /** Answers with it, unless something has been answered already. */
    public void write(HttpServerResponse response) {
        write(response, toJson());
    }

    /** As {@link #write(HttpServerResponse)}, with the reference that finds it in a log. */
    public void write(HttpServerResponse response, String reference) {
        write(response, toJson().put("reference", reference));
    }

    private void write(HttpServerResponse response, JsonObject body) {
        if (response.headWritten() || response.closed()) {
            return;
        }
        retryAfterSeconds().ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        response.setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.toBuffer());
    }
}
