package io.seatkeeper.scim.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.ResourceType;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches of people and teams at once, at the root (RFC 7644 §3.4.2.1): people first, then teams, in index pages. A type that
 * does not have what the filter names has no match.
 */
public final class RootEndpoint {
    private static final ListResponse.Part NOTHING = new ListResponse.Part(List.of(), 0, null);

    private final UserEndpoint users;
    private final GroupEndpoint groups;

    public RootEndpoint(UserEndpoint users, GroupEndpoint groups) {
        this.users = users;
        this.groups = groups;
    }

    /** By query parameters. */
    public Future<Answer> list(ScimCall call) {
        return search(call, ListQuery.of(call.query()));
    }

    /** By a search request's body. */
    public Future<Answer> search(ScimCall call) {
        return search(call, ListQuery.of(call.body()));
    }

    private Future<Answer> search(ScimCall call, ListQuery query) {
        if (query.cursor().isPresent()) {
            throw new ContractFailure(
                    ErrorCode.SCIM_INVALID_CURSOR,
                    "A search of all types has index pages only; walk a type by cursor.");
        }
        boolean ofUsers = reads(ResourceType.USER, query);
        boolean ofGroups = reads(ResourceType.GROUP, query);
        if (!ofUsers && !ofGroups) {
            query.filter(ResourceType.USER);
            query.order(ResourceType.USER);
        }
        long start = query.startIndex().orElse(1L);
        Future<ListResponse.Part> people =
                ofUsers ? users.found(call, query.page(start, query.count())) : Future.succeededFuture(NOTHING);
        return people.compose(first -> {
            long groupStart = Math.max(1, start - first.total());
            int left = query.count() - first.resources().size();
            return (ofGroups ? groups.found(call, query.page(groupStart, left)) : Future.succeededFuture(NOTHING))
                    .map(second -> Answer.ok(
                            ListResponse.of(query, joined(first, second), first.total() + second.total(), null)));
        });
    }

    /** Whether the type has all that the query names. */
    private static boolean reads(ResourceType type, ListQuery query) {
        try {
            query.filter(type);
            query.order(type);
            return true;
        } catch (ContractFailure unknown) {
            if (unknown.code() == ErrorCode.SCIM_TOO_MANY) {
                throw unknown;
            }
            return false;
        }
    }

    private static List<JsonObject> joined(ListResponse.Part first, ListResponse.Part second) {
        List<JsonObject> all = new ArrayList<>(first.resources());
        all.addAll(second.resources());
        return all;
    }
}
