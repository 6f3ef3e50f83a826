package io.seatkeeper.practiceidp.push;

import static io.seatkeeper.practiceidp.push.Shapes.operation;
import static io.seatkeeper.practiceidp.push.Shapes.patch;

import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Okta: looks up by pages of 100, brings a placeholder password, updates by PUT of the whole, switches off by a PATCH without
 * path, pushes a group as one replacement of its members, and never deletes a user.
 */
final class OktaScript implements Script {
    @Override
    public void greet(Conversation talk) {
        talk.get("/Users?startIndex=1&count=2");
    }

    @Override
    public String page() {
        return "&startIndex=1&count=100";
    }

    @Override
    public String create(Conversation talk, Person person) {
        return talk.create(
                "Users", user(person, true).put("password", "1mz050nq").put("groups", new JsonArray()));
    }

    @Override
    public void update(Conversation talk, String id, Person now) {
        JsonObject kept = talk.get("/Users/" + id);
        talk.put(
                "/Users/" + id,
                user(now, true)
                        .put("id", id)
                        .put("meta", kept.getJsonObject("meta"))
                        .put("groups", kept.getJsonArray("groups", new JsonArray())));
    }

    @Override
    public void activate(Conversation talk, String id, Person person, boolean active) {
        if (active) {
            talk.put("/Users/" + id, user(person, true).put("id", id));
        } else {
            talk.patch("/Users/" + id, patch(operation("replace", "", new JsonObject().put("active", false))));
        }
    }

    @Override
    public void remove(Conversation talk, String id, Person person) {
        activate(talk, id, person, false);
    }

    @Override
    public String createGroup(Conversation talk, String name) {
        return talk.create(
                "Groups", Shapes.resource(Shapes.GROUP).put("displayName", name).put("members", new JsonArray()));
    }

    @Override
    public void members(
            Conversation talk, String id, String name, List<String> all, List<String> joined, List<String> left) {
        talk.patch(
                "/Groups/" + id,
                patch(
                        operation("replace", "", new JsonObject().put("id", id).put("displayName", name)),
                        operation("replace", "members", Shapes.members(all))));
    }

    @Override
    public JsonObject user(Person person, boolean active) {
        return Shapes.user(person, active, Shapes.USER).put("locale", "en-US");
    }
}
