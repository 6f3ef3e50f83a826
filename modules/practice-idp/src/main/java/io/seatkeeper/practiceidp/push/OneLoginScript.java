package io.seatkeeper.practiceidp.push;

import static io.seatkeeper.practiceidp.push.Shapes.operation;
import static io.seatkeeper.practiceidp.push.Shapes.patch;
import static io.seatkeeper.practiceidp.push.Shapes.quoted;

import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** OneLogin: the schema names of SCIM 1 and of its own 2.0, a lone {@code ?} or {@code &} behind each address, PUT for changes. */
final class OneLoginScript implements Script {
    private static final String CORE = "urn:scim:schemas:core:2.0";
    private static final String CORE_OF_GROUPS = "urn:scim:schemas:core:1.0";

    @Override
    public Optional<String> find(Conversation talk, Person person) {
        return talk.find("Users", "userName eq " + quoted(Shapes.userName(person)), "");
    }

    @Override
    public String create(Conversation talk, Person person) {
        return talk.create("Users", user(person, true));
    }

    @Override
    public void update(Conversation talk, String id, Person now) {
        talk.put("/Users/" + id, user(now, true));
    }

    @Override
    public void activate(Conversation talk, String id, Person person, boolean active) {
        talk.put("/Users/" + id, user(person, active));
    }

    @Override
    public void remove(Conversation talk, String id, Person person) {
        talk.delete("/Users/" + id);
    }

    @Override
    public Optional<String> findGroup(Conversation talk, String name) {
        return talk.find("Groups", "displayName eq " + quoted(name), "");
    }

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

    private static JsonObject user(Person person, boolean active) {
        return Shapes.resource(CORE)
                .put("userName", Shapes.userName(person))
                .put("externalId", person.subject())
                .put("name", Shapes.name(person))
                .put("displayName", person.name())
                .put("emails", Shapes.emails(person))
                .put("active", active);
    }
}
