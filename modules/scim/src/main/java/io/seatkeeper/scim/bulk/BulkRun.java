package io.seatkeeper.scim.bulk;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.scim.error.ScimError;
import io.seatkeeper.scim.http.Answer;
import io.seatkeeper.scim.http.ScimCall;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One bulk request while it is worked on. */
final class BulkRun {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    private final ScimCall call;
    private final BulkRequest request;
    private final SingleOperation single;
    /** What each operation that was done came to, by its place in the request. */
    private final Map<Integer, JsonObject> results = new TreeMap<>();
    /** The ids of what was made, by bulkId. */
    private final Map<String, String> ids = new HashMap<>();
    /** What was made without all it should have, by the place of its operation. */
    private final Map<Integer, JsonObject> incomplete = new LinkedHashMap<>();

    private final Set<Integer> failed = new HashSet<>();

    BulkRun(ScimCall call, BulkRequest request, SingleOperation single) {
        this.call = call;
        this.request = request;
        this.single = single;
    }

    /** Does one operation, unless too many have failed by now. Never fails itself. */
    Future<Void> step(BulkPlan.Step step) {
        if (isOver()) {
            return Future.succeededFuture();
        }
        BulkOperation operation = request.operations().get(step.place());
        return Future.succeededFuture(operation)
                .compose(given -> {
                    JsonObject data = given.data().copy();
                    JsonObject later = Postponed.take(data, step.later());
                    BulkOperation now = new BulkOperation(
                                    given.method(), given.bulkId(), given.version(), given.path(), data)
                            .resolved(ids);
                    checkResolved(now);
                    if (!later.isEmpty()) {
                        incomplete.put(step.place(), later);
                    }
                    return single.run(call, now).map(answer -> succeeded(now, answer));
                })
                .otherwise(fault -> failed(step.place(), operation, fault))
                .map(result -> {
                    results.put(step.place(), result);
                    return null;
                });
    }

    /** Gives what was made in a circle of references the rest. Never fails itself. */
    Future<Void> complete() {
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<Integer, JsonObject> each : incomplete.entrySet()) {
            done = done.compose(before -> complete(each.getKey(), each.getValue()));
        }
        return done;
    }

    /** As RFC 7644 §3.7.3 shows it, in the order of the request; what was left alone is not told of. */
    JsonObject response() {
        JsonArray operations = new JsonArray();
        results.values().forEach(operations::add);
        return new JsonObject().put("schemas", new JsonArray().add(SCHEMA)).put("Operations", operations);
    }

    private boolean isOver() {
        return failed.size() >= request.failOnErrors();
    }

    private Future<Void> complete(int place, JsonObject later) {
        BulkOperation operation = request.operations().get(place);
        @Nullable String id = operation.bulkId().map(ids::get).orElse(null);
        if (id == null) {
            return Future.succeededFuture();
        }
        JsonObject resolved = (JsonObject) BulkOperation.resolve(later, ids);
        Future<Answer> completed = BulkOperation.referencesIn(resolved).isEmpty()
                ? single.complete(call, operation.path() + "/" + id, resolved)
                : Future.failedFuture(new ContractFailure(
                        ErrorCode.CONFLICT,
                        "What it refers to in a circle was not made, so it was made without that."));
        return completed
                .<Void>map(answer -> {
                    answer.etag().ifPresent(etag -> result(place).put("version", etag));
                    return null;
                })
                .otherwise(fault -> {
                    JsonObject refused = failed(place, operation, fault);
                    results.put(place, refused.put("location", result(place).getValue("location")));
                    return null;
                });
    }

    private JsonObject result(int place) {
        return results.getOrDefault(place, new JsonObject());
    }

    private void checkResolved(BulkOperation operation) {
        for (String reference : operation.references()) {
            boolean known = request.operations().stream()
                    .anyMatch(other -> other.makes()
                            && other.bulkId().filter(reference::equals).isPresent());
            throw known
                    ? new ContractFailure(
                            ErrorCode.CONFLICT, "The operation that bulkId " + reference + " names has failed.")
                    : new ContractFailure(
                            ErrorCode.SCIM_INVALID_VALUE, "No POST of this request has the bulkId " + reference + ".");
        }
    }

    private JsonObject succeeded(BulkOperation operation, Answer answer) {
        JsonObject result = head(operation).put("status", String.valueOf(answer.status()));
        if (operation.makes()) {
            String id = answer.body().map(body -> body.getString("id")).orElse("");
            operation.bulkId().ifPresent(bulkId -> ids.put(bulkId, id));
            answer.location().ifPresent(location -> result.put("location", location));
        } else {
            result.put("location", location(operation));
        }
        answer.etag().ifPresent(etag -> result.put("version", etag));
        return result;
    }

    private JsonObject failed(int place, BulkOperation operation, Throwable fault) {
        failed.add(place);
        ScimError error = ScimError.of(fault, "SCIM bulk");
        JsonObject result =
                head(operation).put("status", String.valueOf(error.status())).put("response", error.toJson());
        return operation.makes() ? result : result.put("location", location(operation.resolved(ids)));
    }

    private String location(BulkOperation operation) {
        return call.base() + (operation.path().startsWith("/") ? "" : "/") + operation.path();
    }

    private static JsonObject head(BulkOperation operation) {
        JsonObject head = new JsonObject().put("method", operation.method());
        operation.bulkId().ifPresent(id -> head.put("bulkId", id));
        return head;
    }
}
