package io.seatkeeper.scim.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a page of resources is written (RFC 7644 §3.4.2, RFC 9865 §2). */
public final class ListResponse {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private ListResponse() {}

    /**
     * A page of one type.
     *
     * @param next the cursor of the page that follows; null where there is none
     */
    record Part(
            List<JsonObject> resources,
            long total,
            @Nullable String next) {
        Part {
            resources = List.copyOf(resources);
        }
    }

    /** Everything there is. */
    public static JsonObject all(JsonArray resources) {
        return head(resources.size(), resources.size()).put("startIndex", 1).put("Resources", resources);
    }

    /**
     * A page; the place of its first resource is told wherever it is known: with index pages, and on the first page of a walk by
     * cursor that was not asked for as one, for clients that know of no cursors.
     */
    static JsonObject of(ListQuery query, List<JsonObject> resources, long total, @Nullable String next) {
        JsonObject page = head(total, resources.size());
        if (query.cursor().isEmpty()) {
            page.put("startIndex", query.startIndex().orElse(1L));
        }
        if (next != null) {
            page.put("nextCursor", next);
        }
        return page.put("Resources", new JsonArray(resources));
    }

    private static JsonObject head(long total, int items) {
        return new JsonObject()
                .put("schemas", new JsonArray().add(SCHEMA))
                .put("totalResults", total)
                .put("itemsPerPage", items);
    }
}
