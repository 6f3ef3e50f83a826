package io.seatkeeper.scim.http;

import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ScimClient;
import io.seatkeeper.scim.client.TokenHolder;
import io.seatkeeper.scim.resource.Projection;
import io.seatkeeper.scim.resource.ResourceJson;
import io.seatkeeper.scim.resource.Unknown;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * One request as its endpoint sees it: let in, its body read. An operation inside a bulk request is one too.
 *
 * @param base the organization's base URL as the client wrote it, without a slash at the end
 * @param id the id in the path; empty where it has none
 * @param query the query parameters, each once
 * @param body empty where none came
 * @param ifMatch the header as it came
 * @param ifNoneMatch the header as it came
 * @param unknown collects what no schema has
 */
public record ScimCall(
        TokenHolder holder,
        String base,
        String id,
        Map<String, String> query,
        JsonObject body,
        Optional<String> ifMatch,
        Optional<String> ifNoneMatch,
        Unknown unknown) {
    public ScimCall {
        query = Map.copyOf(query);
    }

    OrganizationId organization() {
        return holder.organization();
    }

    ScimClient client() {
        return holder.client();
    }

    ResourceJson json() {
        return new ResourceJson(base);
    }

    /** Which attributes the answer holds, by the query parameters of RFC 7644 §3.9. */
    Projection projection(ResourceType type) {
        return Projection.of(
                type, ListQuery.names(query.get("attributes")), ListQuery.names(query.get("excludedAttributes")));
    }

    /** Whether the client has that version already (RFC 9110 §13.1.2). */
    boolean has(String etag) {
        return ifNoneMatch
                .filter(tags -> EntityTags.read(tags).contains(EntityTags.opaque(etag)))
                .isPresent();
    }
}
