package io.seatkeeper.scim.bulk;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.scim.http.Answer;
import io.seatkeeper.scim.http.GroupEndpoint;
import io.seatkeeper.scim.http.ScimCall;
import io.seatkeeper.scim.http.UserEndpoint;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Does one operation as if it had come alone. What it made or changed is not shown, so only the id and the version are read. */
final class SingleOperation {
    private static final Map<String, String> SHORT = Map.of("excludedAttributes", "groups,members");

    private final UserEndpoint users;
    private final GroupEndpoint groups;

    SingleOperation(UserEndpoint users, GroupEndpoint groups) {
        this.users = users;
        this.groups = groups;
    }

    /** Fails as the endpoint does; with {@link ErrorCode#SCIM_INVALID_VALUE} for a path or a method that is none. */
    Future<Answer> run(ScimCall bulk, BulkOperation operation) {
        Target target = Target.of(operation.path());
        ScimCall call = new ScimCall(
                bulk.holder(),
                bulk.base(),
                target.id(),
                SHORT,
                operation.data(),
                operation.version(),
                Optional.empty(),
                bulk.unknown());
        return switch (target.type()) {
            case USER ->
                switch (verb(operation, target)) {
                    case POST -> users.create(call);
                    case PUT -> users.replace(call);
                    case PATCH -> users.patch(call);
                    case DELETE -> users.remove(call);
                };
            case GROUP ->
                switch (verb(operation, target)) {
                    case POST -> groups.create(call);
                    case PUT -> groups.replace(call);
                    case PATCH -> groups.patch(call);
                    case DELETE -> groups.remove(call);
                };
        };
    }

    /** Gives what a POST has made an attribute that it had to wait for. */
    Future<Answer> complete(ScimCall bulk, String path, JsonObject attributes) {
        JsonArray operations = new JsonArray();
        attributes.forEach(attribute -> operations.add(new JsonObject()
                .put("op", "add")
                .put("path", attribute.getKey())
                .put("value", attribute.getValue())));
        JsonObject patch = new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:api:messages:2.0:PatchOp"))
                .put("Operations", operations);
        return run(bulk, new BulkOperation(Verb.PATCH.name(), Optional.empty(), Optional.empty(), path, patch));
    }

    private enum Verb {
        POST,
        PUT,
        PATCH,
        DELETE
    }

    private record Target(ResourceType type, String id) {
        static Target of(String path) {
            String[] segments = path.replaceAll("^/+|/+$", "").split("/", -1);
            for (ResourceType type : ResourceType.values()) {
                if (segments.length <= 2 && type.endpoint().equals("/" + segments[0])) {
                    return new Target(type, segments.length == 2 ? segments[1] : "");
                }
            }
            throw invalid("An operation's path is /Users, /Groups, or one of them with an id.");
        }
    }

    private static Verb verb(BulkOperation operation, Target target) {
        for (Verb verb : Verb.values()) {
            if (verb.name().equals(operation.method())) {
                if ((verb == Verb.POST) != target.id().isEmpty()) {
                    throw invalid("A POST goes to a path without an id, and every other method to one with an id.");
                }
                if (verb == Verb.POST && operation.bulkId().isEmpty()) {
                    throw invalid("A POST needs a bulkId (RFC 7644 §3.7).");
                }
                return verb;
            }
        }
        throw invalid("An operation's method is POST, PUT, PATCH or DELETE.");
    }

    private static ContractFailure invalid(String why) {
        return new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, why);
    }
}
