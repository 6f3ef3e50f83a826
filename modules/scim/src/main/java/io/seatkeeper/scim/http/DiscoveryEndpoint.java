package io.seatkeeper.scim.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.scim.discovery.DiscoveryJson;
import io.seatkeeper.scim.discovery.Limits;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code /ServiceProviderConfig}, {@code /ResourceTypes} and {@code /Schemas} (RFC 7644 §4): never paged, sorted or filtered. */
public final class DiscoveryEndpoint {
    /** Cursors hold a place and not a time; this is long enough for any walk. */
    private static final int CURSOR_SECONDS = 24 * 60 * 60;

    private final Limits limits;

    /**
     * @param mostOperations of a bulk request
     * @param largestBulk in bytes
     */
    public DiscoveryEndpoint(int mostOperations, int largestBulk) {
        limits = new Limits(mostOperations, largestBulk, ListQuery.USUAL_PAGE, ListQuery.LARGEST_PAGE, CURSOR_SECONDS);
    }

    public Future<Answer> configuration(ScimCall call) {
        return answer(
                call,
                json -> Optional.of(
                        json.serviceProviderConfig(limits, call.unknown().manner())));
    }

    public Future<Answer> resourceTypes(ScimCall call) {
        return answer(call, json -> all(json.resourceTypes()));
    }

    public Future<Answer> resourceType(ScimCall call) {
        return answer(call, json -> json.resourceType(call.id()));
    }

    public Future<Answer> schemas(ScimCall call) {
        return answer(call, json -> all(json.schemas()));
    }

    public Future<Answer> schema(ScimCall call) {
        return answer(call, json -> json.schema(call.id()));
    }

    private static Future<Answer> answer(ScimCall call, Function<DiscoveryJson, Optional<JsonObject>> document) {
        if (call.query().containsKey("filter")) {
            throw new ContractFailure(ErrorCode.FORBIDDEN, "What the server says of itself is not filtered.");
        }
        return document.apply(new DiscoveryJson(call.base()))
                .map(json -> Future.succeededFuture(Answer.ok(json)))
                .orElseGet(() -> Future.failedFuture(
                        new ContractFailure(ErrorCode.NOT_FOUND, "The server has nothing of this name.")));
    }

    private static Optional<JsonObject> all(List<JsonObject> resources) {
        return Optional.of(ListResponse.all(new JsonArray(resources)));
    }
}
