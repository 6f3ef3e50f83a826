package io.seatkeeper.practiceidp.push;

import static io.seatkeeper.practiceidp.push.Shapes.operation;
import static io.seatkeeper.practiceidp.push.Shapes.patch;

import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Ping Identity: changes by PATCH of whole attributes, removal of members by an object that holds them, deletes who leaves. */
final class PingScript implements Script {
    @Override
    public JsonObject user(Person person, boolean active) {
        return Shapes.user(person, active, Shapes.USER);
    }

    @Override
    public void update(Conversation talk, String id, Person now) {
        talk.patch(
                "/Users/" + id,
                patch(
                        operation("replace", "userName", Shapes.userName(now)),
                        operation("replace", "externalId", now.subject()),
                        operation("replace", "name", Shapes.name(now)),
                        operation("replace", "displayName", now.name()),
                        operation("replace", "emails", Shapes.emails(now))));
    }

    @Override
    public void activate(Conversation talk, String id, Person person, boolean active) {
        talk.patch("/Users/" + id, patch(operation("replace", "active", active)));
    }

    @Override
    public String createGroup(Conversation talk, String name) {
        return talk.create("Groups", Shapes.resource(Shapes.GROUP).put("displayName", name));
    }

    @Override
    public void members(
            Conversation talk, String id, String name, List<String> all, List<String> joined, List<String> left) {
        if (!joined.isEmpty()) {
            talk.patch("/Groups/" + id, patch(operation("add", "members", Shapes.members(joined))));
        }
        if (!left.isEmpty()) {
            talk.patch(
                    "/Groups/" + id,
                    patch(operation("remove", "members", new JsonObject().put("members", Shapes.members(left)))));
        }
    }
}
