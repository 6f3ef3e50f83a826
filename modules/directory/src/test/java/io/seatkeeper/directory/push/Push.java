package io.seatkeeper.directory.push;

import static io.seatkeeper.directory.DirectoryNode.CONNECTION;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ScimClient;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUser.Content;
import io.seatkeeper.contract.scim.ScimUsers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A push in the making, with what most tests push unless they say otherwise. */
record Push(ScimClient client, Content content) {
    private static final Actor ACTOR = new Actor(Actor.Kind.SCIM_CLIENT, "client", "Okta");
    static final ScimClient BOUND = new ScimClient(ACTOR, Optional.of(CONNECTION), false);
    static final ScimClient BY_SSO_ID = new ScimClient(ACTOR, Optional.of(CONNECTION), true);
    static final ScimClient UNBOUND = new ScimClient(ACTOR, Optional.empty(), false);

    /** An active person with one address, which is the userName as well. */
    static Push of(String name) {
        return new Push(BOUND, content(name + "@example.com", Optional.empty(), true, name + "@example.com"));
    }

    static Push asIs(ScimUser user) {
        return new Push(BOUND, user.content());
    }

    static ScimClient boundTo(ConnectionId connection) {
        return new ScimClient(ACTOR, Optional.of(connection), false);
    }

    static Content content(String userName, Optional<String> externalId, boolean active, String... emails) {
        JsonArray list = new JsonArray();
        for (String email : emails) {
            list.add(new JsonObject().put("value", email).put("type", "work"));
        }
        JsonObject attributes = new JsonObject();
        if (emails.length > 0) {
            attributes.put("emails", list);
        }
        return new Content(
                userName,
                externalId,
                active,
                List.of(emails).stream().findFirst(),
                List.of(emails),
                PersonName.UNKNOWN,
                attributes.encode());
    }

    Push by(ScimClient other) {
        return new Push(other, content);
    }

    Push userName(String userName) {
        return new Push(
                client,
                new Content(
                        userName,
                        content.externalId(),
                        content.active(),
                        content.email(),
                        content.emails(),
                        content.name(),
                        content.attributes()));
    }

    Push externalId(String id) {
        return new Push(
                client,
                new Content(
                        content.userName(),
                        Optional.of(id),
                        content.active(),
                        content.email(),
                        content.emails(),
                        content.name(),
                        content.attributes()));
    }

    Push active(boolean active) {
        return new Push(
                client,
                new Content(
                        content.userName(),
                        content.externalId(),
                        active,
                        content.email(),
                        content.emails(),
                        content.name(),
                        content.attributes()));
    }

    Push emails(String... emails) {
        return new Push(client, content(content.userName(), content.externalId(), content.active(), emails));
    }

    Push displayName(String name) {
        return new Push(
                client,
                new Content(
                        content.userName(),
                        content.externalId(),
                        content.active(),
                        content.email(),
                        content.emails(),
                        new PersonName(Optional.of(name), Optional.empty(), Optional.empty()),
                        new JsonObject(content.attributes())
                                .put("displayName", name)
                                .encode()));
    }

    ScimUsers.Create create(Organization organization) {
        return new ScimUsers.Create(client, organization.id(), content);
    }

    ScimUsers.Replace replace(Organization organization, UserId user) {
        return new ScimUsers.Replace(client, organization.id(), user, Optional.empty(), content);
    }

    ScimUsers.Replace replace(Organization organization, User user) {
        return replace(organization, user.id());
    }

    ScimUsers.Replace replace(ScimUser read) {
        return new ScimUsers.Replace(client, read.organization(), read.id(), Optional.of(read.version()), content);
    }

    static ScimUsers.Remove remove(Organization organization, UserId user) {
        return new ScimUsers.Remove(BOUND, organization.id(), user, Optional.empty());
    }
}
