package io.seatkeeper.scim.resource;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.UserId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a team as clients name them: by {@code value}, by a bare id, or by the end of a {@code $ref} on whatever host; in a
 * list, alone, or in an object's own {@code members}, as Ping sends them.
 *
 * @param users each once, in the order written
 * @param malformed what can be nobody's id
 */
public record MemberIds(List<UserId> users, List<String> malformed) {
    private static final int NAMED = 10;

    public MemberIds {
        users = List.copyOf(users);
        malformed = List.copyOf(malformed);
    }

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_VALUE} where a member names no id at all, or is itself a group */
    public static MemberIds read(@Nullable Object written) {
        Set<UserId> users = new LinkedHashSet<>();
        List<String> malformed = new ArrayList<>();
        collect(written, users, malformed);
        return new MemberIds(new ArrayList<>(users), malformed);
    }

    /**
     * Those who may exist.
     *
     * @throws ContractFailure {@link ErrorCode#SCIM_INVALID_VALUE} naming what can be nobody's id, as unknown people are
     *     refused, unless the organization wants them passed over
     */
    public List<UserId> existing(Unknown unknown) {
        if (!malformed.isEmpty() && !unknown.skipsMembers()) {
            throw new ContractFailure(
                    ErrorCode.SCIM_INVALID_VALUE,
                    "No person has the id " + String.join(", ", malformed.subList(0, Math.min(NAMED, malformed.size())))
                            + (malformed.size() > NAMED ? " and others." : "."));
        }
        return users;
    }

    private static void collect(@Nullable Object written, Set<UserId> users, List<String> malformed) {
        switch (written) {
            case null -> {}
            case JsonArray list -> list.forEach(each -> add(each, users, malformed));
            case JsonObject object
            when named(object, "members").isPresent() ->
                collect(named(object, "members").get(), users, malformed);
            default -> add(written, users, malformed);
        }
    }

    private static void add(@Nullable Object member, Set<UserId> users, List<String> malformed) {
        String id = switch (member) {
            case null -> "";
            case JsonObject object -> idOf(object);
            case JsonArray _ -> throw invalid("A member is an object or an id, and a list came.");
            default -> member.toString();
        };
        if (id.isEmpty()) {
            return;
        }
        try {
            users.add(UserId.of(id));
        } catch (ContractFailure noId) {
            malformed.add(id.substring(0, Math.min(80, id.length())));
        }
    }

    private static String idOf(JsonObject member) {
        if (named(member, "type").filter("Group"::equals).isPresent()) {
            throw invalid("Members are people; a group can't be in a group.");
        }
        return named(member, "value")
                .map(Object::toString)
                .filter(value -> !value.isEmpty())
                .or(() -> named(member, "$ref").map(Object::toString).map(MemberIds::end))
                .orElseThrow(() -> invalid("A member has neither a value nor a $ref."));
    }

    private static String end(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static Optional<Object> named(JsonObject object, String name) {
        return object.stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name) && each.getValue() != null)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static ContractFailure invalid(String why) {
        return new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, why);
    }
}
