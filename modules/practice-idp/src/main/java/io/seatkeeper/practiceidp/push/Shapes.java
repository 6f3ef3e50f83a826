package io.seatkeeper.practiceidp.push;

import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The JSON that all providers have in common. */
final class Shapes {
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private Shapes() {}

    /** A resource of these schemas. */
    static JsonObject resource(String... schemas) {
        return new JsonObject().put("schemas", new JsonArray(List.of((Object[]) schemas)));
    }

    /** What most providers say of a person, under these schemas. */
    static JsonObject user(Person person, boolean active, String... schemas) {
        return resource(schemas)
                .put("userName", userName(person))
                .put("externalId", person.subject())
                .put("name", name(person))
                .put("displayName", person.name())
                .put("emails", emails(person))
                .put("active", active);
    }

    /** The userName: as the directory has it, else the address. */
    static String userName(Person person) {
        return person.username().isBlank() ? person.email() : person.username();
    }

    /** {@code name}: given and family name, as far as there are any. */
    static JsonObject name(Person person) {
        JsonObject name = new JsonObject().put("givenName", person.givenName());
        return person.familyName().isEmpty() ? name : name.put("familyName", person.familyName());
    }

    /** {@code emails}: the one address, for work and primary; empty when there is none. */
    static JsonArray emails(Person person) {
        return person.email().isEmpty()
                ? new JsonArray()
                : new JsonArray()
                        .add(new JsonObject()
                                .put("primary", true)
                                .put("type", "work")
                                .put("value", person.email()));
    }

    /** A PATCH of these operations. */
    static JsonObject patch(JsonObject... operations) {
        return resource(PATCH).put("Operations", new JsonArray(List.of((Object[]) operations)));
    }

    /** One operation; without a path where {@code path} is empty. */
    static JsonObject operation(String verb, String path, Object value) {
        JsonObject operation = new JsonObject().put("op", verb);
        return (path.isEmpty() ? operation : operation.put("path", path)).put("value", value);
    }

    /** {@code [{"value":id},…]}. */
    static JsonArray members(List<String> ids) {
        JsonArray members = new JsonArray();
        ids.forEach(id -> members.add(new JsonObject().put("value", id)));
        return members;
    }

    /** A text as a filter holds it. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
