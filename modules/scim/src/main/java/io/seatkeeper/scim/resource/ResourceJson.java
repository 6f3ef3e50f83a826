package io.seatkeeper.scim.resource;

import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.Schema;
import io.seatkeeper.contract.scim.ScimUser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Resources as clients read them, whole; {@link Projection} leaves out what was not asked for. Nothing in them is null or empty but
 * the members of a team that has none.
 *
 * @param base the organization's base URL, without a slash at the end
 */
public record ResourceJson(String base) {
    /** A person, with the teams that came along. */
    public JsonObject user(ScimUser user) {
        JsonObject written = UserContent.document(user.content()).content();
        JsonObject json = head(ResourceType.USER, written, user.id().toString()).mergeIn(written);
        if (!user.groups().isEmpty()) {
            JsonArray groups = new JsonArray();
            user.groups()
                    .forEach(group -> groups.add(new JsonObject()
                            .put("value", group.id().toString())
                            .put("$ref", location(ResourceType.GROUP, group.id().toString()))
                            .put("display", group.displayName())
                            .put("type", "direct")));
            json.put("groups", groups);
        }
        return json.put(
                "meta",
                meta(ResourceType.USER, user.id().toString(), user.created(), user.lastModified(), user.version()));
    }

    /** A team, with the members that came along. */
    public JsonObject group(Teams.Team team) {
        JsonObject written = new JsonObject().put("displayName", team.displayName());
        team.externalId().ifPresent(id -> written.put("externalId", id));
        JsonArray members = new JsonArray();
        team.members()
                .forEach(member -> members.add(new JsonObject()
                        .put("value", member.user().toString())
                        .put("$ref", location(ResourceType.USER, member.user().toString()))
                        .put("display", member.displayName())
                        .put("type", ResourceType.USER.label())));
        return head(ResourceType.GROUP, written, team.id().toString())
                .mergeIn(written)
                .put("members", members)
                .put(
                        "meta",
                        meta(
                                ResourceType.GROUP,
                                team.id().toString(),
                                team.created(),
                                team.lastModified(),
                                team.version()));
    }

    /** A resource's own address, for {@code meta.location} and the Location header. */
    public String location(ResourceType type, String id) {
        return base + type.endpoint() + "/" + id;
    }

    /** The weak ETag of a version (RFC 7644 §3.14). */
    public static String etag(long version) {
        return "W/\"" + version + "\"";
    }

    private static JsonObject head(ResourceType type, JsonObject written, String id) {
        JsonArray schemas = new JsonArray().add(type.schema().id());
        type.extensions().stream().map(Schema::id).filter(written::containsKey).forEach(schemas::add);
        return new JsonObject().put("schemas", schemas).put("id", id);
    }

    private JsonObject meta(ResourceType type, String id, Instant created, Instant lastModified, long version) {
        return new JsonObject()
                .put("resourceType", type.label())
                .put("created", DateTimeFormatter.ISO_INSTANT.format(created))
                .put("lastModified", DateTimeFormatter.ISO_INSTANT.format(lastModified))
                .put("location", location(type, id))
                .put("version", etag(version));
    }
}
