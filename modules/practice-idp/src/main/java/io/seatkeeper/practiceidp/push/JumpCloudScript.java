package io.seatkeeper.practiceidp.push;

import static io.seatkeeper.practiceidp.push.Shapes.operation;
import static io.seatkeeper.practiceidp.push.Shapes.patch;
import static io.seatkeeper.practiceidp.push.Shapes.quoted;

import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * JumpCloud: makes and deletes a test user and a test group before it trusts a server, adds members again who are there already,
 * and removes them by an array of values.
 */
final class JumpCloudScript implements Script {
    private static final Person TESTER = Person.of("jumpcloud", "SCIM Test", "jumpcloud.test@jumpcloud.example");

    @Override
    public void greet(Conversation talk) {
        String user = find(talk, TESTER).orElseGet(() -> create(talk, TESTER));
        talk.delete("/Users/" + user);
        String group =
                findGroup(talk, "JumpCloud test group").orElseGet(() -> createGroup(talk, "JumpCloud test group"));
        removeGroup(talk, group);
    }

    @Override
    public String page() {
        return "&startIndex=1&count=1";
    }

    @Override
    public void remove(Conversation talk, String id, Person person) {
        talk.put("/Users/" + id, user(person, false));
    }

    @Override
    public Optional<String> findGroup(Conversation talk, String name) {
        return talk.find("Groups", "displayName eq " + quoted(name), "");
    }

    @Override
    public String createGroup(Conversation talk, String name) {
        return talk.create(
                "Groups", Shapes.resource(Shapes.GROUP).put("displayName", name).put("members", new JsonArray()));
    }

    @Override
    public void members(
            Conversation talk, String id, String name, List<String> all, List<String> joined, List<String> left) {
        talk.patch("/Groups/" + id, patch(operation("add", "members", Shapes.members(all))));
        if (!left.isEmpty()) {
            talk.patch("/Groups/" + id, patch(operation("remove", "members", Shapes.members(left))));
        }
    }

    @Override
    public JsonObject user(Person person, boolean active) {
        return Shapes.user(person, active, Shapes.USER, Shapes.ENTERPRISE).put(Shapes.ENTERPRISE, new JsonObject());
    }
}
