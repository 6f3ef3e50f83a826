package io.seatkeeper.practiceidp.push;

import static io.seatkeeper.practiceidp.push.Shapes.operation;
import static io.seatkeeper.practiceidp.push.Shapes.patch;
import static io.seatkeeper.practiceidp.push.Shapes.quoted;

import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** OneLogin: the schema names of SCIM 1 and of its own 2.0, a lone {@code ?} or {@code &} behind each address, PUT for changes. */
final class OneLoginScript implements Script {
    private static final String CORE = "urn:scim:schemas:core:2.0";
    private static final String CORE_OF_GROUPS = "urn:scim:schemas:core:1.0";

    @Override
    public String createGroup(Conversation talk, String name) {
        return talk.create("Groups", Shapes.resource(CORE_OF_GROUPS).put("displayName", name));
    }

    @Override
    public void members(
            Conversation talk, String id, String name, List<String> all, List<String> joined, List<String> left) {
        if (!joined.isEmpty()) {
            talk.patch("/Groups/" + id, patch(operation("add", "members", Shapes.members(joined))));
        }
        left.forEach(one -> talk.patch(
                "/Groups/" + id,
                patch(new JsonObject().put("op", "remove").put("path", "members[value eq " + quoted(one) + "]"))));
    }

    @Override
    public JsonObject user(Person person, boolean active) {
        return Shapes.user(person, active, CORE);
    }
}
