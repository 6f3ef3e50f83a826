package io.seatkeeper.platform.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.platform.Faults;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

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
     * @param reason what is wrong with it, in a stable word
     * @param values what the reason speaks of, such as a bound; none of what came
     * @param detail what is wrong with it, in a sentence
     */
    public record Fault(String pointer, Flaw.Reason reason, Map<String, String> values, String detail) {
        public Fault {
            values = Map.copyOf(values);
        }

        public Fault(String pointer, Flaw.Reason reason, String detail) {
            this(pointer, reason, Map.of(), detail);
        }

        private static Fault of(Flaw flaw, String detail) {
            return new Fault("/" + flaw.field(), flaw.reason(), flaw.values(), detail);
        }

        private JsonObject toJson() {
            JsonObject json = new JsonObject()
                    .put("pointer", pointer)
                    .put("reason", reason.text())
                    .put("detail", detail);
            if (!values.isEmpty()) {
                json.put("values", new JsonObject(new TreeMap<>(values)));
            }
            return json;
        }
    }

    /**
     * Says a failure in words that may go out.
     *
     * @param where which part it happened in, for the log, where a fault that nobody meant is written down
     */
    public static Problem of(Throwable failure, String where) {
        ContractFailure refusal = failure instanceof ContractFailure known ? known : Faults.unexpected(where, failure);
        String detail = String.valueOf(refusal.getMessage());
        return new Problem(
                refusal.code(),
                detail,
                refusal.flaws().stream().map(flaw -> Fault.of(flaw, detail)).toList());
    }

    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("type", "urn:seatkeeper:error:" + code.text())
                .put("title", code.meaning())
                .put("status", code.status())
                .put("code", code.text())
                .put("detail", detail);
        if (!faults.isEmpty()) {
            json.put("errors", new JsonArray(faults.stream().map(Fault::toJson).toList()));
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
