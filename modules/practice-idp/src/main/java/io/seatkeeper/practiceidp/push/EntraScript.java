package io.seatkeeper.practiceidp.push;

import static io.seatkeeper.practiceidp.push.Shapes.operation;
import static io.seatkeeper.practiceidp.push.Shapes.patch;
import static io.seatkeeper.practiceidp.push.Shapes.quoted;

import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Microsoft Entra ID: capitalised verbs, booleans as strings, a PATCH by flat keys, groups made empty and filled one member a
 * PATCH, and a soft deletion before the hard one.
 */
final class EntraScript implements Script {
    private static final String GROUP_EXTENSION =
            "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";

    @Override
    public void greet(Conversation talk) {
        talk.get("/Users?filter=" + "userName%20eq%20%22a5d2b2f1-9f8e-4c6d-8e21-e7d8f2f3a1b0%22");
    }

    @Override
    public JsonObject user(Person person, boolean active) {
        return Shapes.user(person, active, Shapes.USER, Shapes.ENTERPRISE)
                .put("externalId", person.objectId())
                .put("meta", new JsonObject().put("resourceType", "User"))
                .put("roles", new JsonArray());
    }

    @Override
    public void update(Conversation talk, String id, Person now) {
        List<JsonObject> operations = new ArrayList<>();
        operations.add(operation("Replace", "displayName", now.name()));
        operations.add(operation("Replace", "userName", Shapes.userName(now)));
        if (!now.email().isEmpty()) {
            operations.add(operation("Replace", "emails[type eq \"work\"].value", now.email()));
        }
        JsonObject flat = new JsonObject()
                .put("externalId", now.objectId())
                .put("name.givenName", now.givenName())
                .put(
                        Shapes.ENTERPRISE + ":department",
                        now.groups().isEmpty() ? "" : now.groups().getFirst());
        operations.add(operation(
                "Add", "", now.familyName().isEmpty() ? flat : flat.put("name.familyName", now.familyName())));
        talk.patch("/Users/" + id, patch(operations.toArray(JsonObject[]::new)));
    }

    @Override
    public void activate(Conversation talk, String id, Person person, boolean active) {
        talk.patch("/Users/" + id, patch(operation("Replace", "active", active ? "True" : "False")));
    }

    /** A deleted user is disabled first; thirty days later, here at once, it is deleted. */
    @Override
    public void remove(Conversation talk, String id, Person person) {
        activate(talk, id, person, false);
        talk.delete("/Users/" + id);
    }

    @Override
    public Optional<String> findGroup(Conversation talk, String name) {
        return talk.find("Groups", "displayName eq " + quoted(name), "&excludedAttributes=members");
    }

    @Override
    public String createGroup(Conversation talk, String name) {
        return talk.create(
                "Groups",
                Shapes.resource(Shapes.GROUP, GROUP_EXTENSION)
                        .put("externalId", name)
                        .put("displayName", name)
                        .put("meta", new JsonObject().put("resourceType", "Group")));
    }

    @Override
    public void members(
            Conversation talk, String id, String name, List<String> all, List<String> joined, List<String> left) {
        joined.forEach(one ->
                talk.patch("/Groups/" + id, patch(operation("Add", "members", Shapes.members(List.of(one))))));
        left.forEach(one ->
                talk.patch("/Groups/" + id, patch(operation("Remove", "members", Shapes.members(List.of(one))))));
    }
}
