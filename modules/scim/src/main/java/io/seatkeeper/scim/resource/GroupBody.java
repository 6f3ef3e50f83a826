package io.seatkeeper.scim.resource;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ResourceType;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a POST or PUT of a group.
 *
 * @param members empty where the body says nothing of them: a PUT then leaves them alone, since nobody means to empty a team by
 *     leaving its members out (RFC 7644 §3.5.1 leaves that to the server)
 */
public record GroupBody(String displayName, Optional<String> externalId, Optional<List<UserId>> members) {
    private static final int LONGEST_NAME = 256;

    /**
     * @throws ContractFailure {@link ErrorCode#SCIM_INVALID_VALUE} without a displayName, for one past 256 characters, or for a
     *     member that can be nobody; {@link ErrorCode#SCIM_INVALID_SYNTAX} for what a strict client may not send
     */
    public static GroupBody read(JsonObject body, Unknown unknown) {
        JsonObject rest = new JsonObject();
        Optional<List<UserId>> members = Optional.empty();
        for (Map.Entry<String, Object> each : body) {
            boolean isMembers = ResourceType.GROUP
                    .find(each.getKey())
                    .filter(found -> found.path().toString().equals("members"))
                    .isPresent();
            if (!isMembers) {
                rest.put(each.getKey(), each.getValue());
            } else if (each.getValue() != null) {
                members = Optional.of(MemberIds.read(each.getValue()).existing(unknown));
            }
        }
        JsonObject written =
                new BodyReader(ResourceType.GROUP, unknown).read(rest).content();
        return new GroupBody(
                displayName(written.getString("displayName", "")),
                Optional.ofNullable(written.getString("externalId")),
                members);
    }

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_VALUE} when nothing is left of it, or more than 256 characters */
    public static String displayName(String written) {
        if (written.isBlank() || written.length() > LONGEST_NAME) {
            throw new ContractFailure(
                    ErrorCode.SCIM_INVALID_VALUE, "A group has a displayName of 1 to " + LONGEST_NAME + " characters.");
        }
        return written;
    }
}
