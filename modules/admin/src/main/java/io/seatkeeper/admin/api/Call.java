package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.Caller;
import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call as its operation sees it: let in, and well formed by the document.
 *
 * @param caller who asks
 * @param organization the organization in the path, which the caller reaches; null where the path names none
 * @param path the other path parameters
 * @param query the query parameters that came
 * @param body the JSON body; empty where none is taken
 * @param ifMatch the header as it came
 */
public record Call(
        Caller caller,
        @Nullable Organization organization,
        Map<String, String> path,
        Map<String, String> query,
        JsonObject body,
        Optional<String> ifMatch) {
    private static final int PAGE_SIZE = 50;

    public Call {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    Organization requiredOrganization() {
        if (organization == null) {
            throw new IllegalStateException("The operation's path names no organization.");
        }
        return organization;
    }

    OrganizationId organizationId() {
        return requiredOrganization().id();
    }

    Actor actor() {
        return caller.actor();
    }

    String pathText(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("The operation's path has no " + name + ".");
        }
        return value;
    }

    Optional<String> queryText(String name) {
        return Optional.ofNullable(query.get(name));
    }

    Page.Request page() {
        return new Page.Request(queryText("limit").map(Integer::valueOf).orElse(PAGE_SIZE), query.get("cursor"));
    }

    /**
     * The version that the caller read; empty: any.
     *
     * @throws ContractFailure {@link ErrorCode#VERSION_MISMATCH} for a tag that is none of ours. A weak one never matches
     *     (RFC 9110 §13.1.1)
     */
    Optional<Long> expectedVersion() {
        return ifMatch.filter(tag -> !tag.equals("*")).map(tag -> {
            if (!tag.matches("\"[0-9]{1,18}\"")) {
                throw new ContractFailure(ErrorCode.VERSION_MISMATCH, "If-Match names no version of this.");
            }
            return Long.valueOf(tag.substring(1, tag.length() - 1));
        });
    }
}
