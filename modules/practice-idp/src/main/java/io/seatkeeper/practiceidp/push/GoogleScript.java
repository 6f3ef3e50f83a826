package io.seatkeeper.practiceidp.push;

import static io.seatkeeper.practiceidp.push.Shapes.operation;
import static io.seatkeeper.practiceidp.push.Shapes.patch;

import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Google Workspace: users only, bodies called {@code application/json}, and a deletion without a suspension before. */
final class GoogleScript implements Script {
    @Override
    public void update(Conversation talk, String id, Person now) {
        talk.put("/Users/" + id, user(now, true));
    }

    @Override
    public void activate(Conversation talk, String id, Person person, boolean active) {
        talk.patch("/Users/" + id, patch(operation("replace", "active", active)));
    }

    @Override
    public boolean pushesGroups() {
        return false;
    }

    @Override
    public Optional<String> findGroup(Conversation talk, String name) {
        return Optional.empty();
    }

    @Override
    public String createGroup(Conversation talk, String name) {
        throw new PushRefused("Google Workspace pushes no groups");
    }

    @Override
    public void members(
            Conversation talk, String id, String name, List<String> all, List<String> joined, List<String> left) {}

    @Override
    public JsonObject user(Person person, boolean active) {
        return Shapes.user(person, active, Shapes.USER)
                .put("name", Shapes.name(person).put("formatted", person.name()));
    }
}
