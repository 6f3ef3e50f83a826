package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.Scope;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** {@code /organizations/{org}/users}. */
public final class UserResource {
    private final Bus bus;

    public UserResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> list(Call call) {
        return bus.call(
                        Users.SEARCH,
                        new Users.Search(
                                call.organizationId(),
                                call.queryText("search"),
                                call.queryText("email"),
                                call.queryText("externalSsoId"),
                                call.queryText("role").map(Role::of),
                                call.queryText("status").map(text -> UserStatus.valueOf(text.toUpperCase(Locale.ROOT))),
                                call.queryText("source").map(text -> Source.valueOf(text.toUpperCase(Locale.ROOT))),
                                call.queryText("team"),
                                call.page()))
                .map(found -> Answer.ok(page(found)));
    }

    static JsonObject page(Users.UserPage found) {
        return Shown.page(found.page(), UserResource::json).put("totalExact", found.exact());
    }

    public Future<Answer> get(Call call) {
        return find(call).map(UserResource::answer);
    }

    /** One change: the document lets in exactly one of role and active. */
    public Future<Answer> update(Call call) {
        return call.body().containsKey("role")
                ? changeRole(call, Role.of(call.body().getString("role")))
                : block(call, !call.body().getBoolean("active"));
    }

    /** Links an identity by hand. Where it opens or closes an Org Admin's account, it is a matter of roles. */
    public Future<Answer> relink(Call call) {
        String externalSsoId = call.body().getString("externalSsoId");
        return bus.call(
                        Connections.FIND,
                        new Connections.Find(call.organizationId(), call.body().getString("connection")))
                .compose(connection -> checkRelink(call, connection.id(), externalSsoId)
                        .compose(allowed -> bus.call(
                                Users.RELINK,
                                new Users.Relink(
                                        call.actor(),
                                        call.organizationId(),
                                        userId(call),
                                        connection.id(),
                                        externalSsoId,
                                        connection.protocol()))))
                .map(UserResource::answer);
    }

    private Future<Answer> changeRole(Call call, Role role) {
        Access.require(call.caller(), Scope.ROLES);
        return bus.call(
                        Users.CHANGE_ROLE,
                        new Users.ChangeRole(
                                call.actor(), call.organizationId(), userId(call), role, call.expectedVersion()))
                .map(UserResource::answer);
    }

    /** Blocking takes an Org Admin's power away, so it asks for as much as demoting does. */
    private Future<Answer> block(Call call, boolean blocked) {
        Optional<Long> expected = call.expectedVersion();
        return find(call)
                .compose(user -> {
                    requireRolesFor(call, user);
                    return bus.call(
                            Users.BLOCK,
                            new Users.Block(call.actor(), call.organizationId(), user.id(), blocked, expected));
                })
                .map(UserResource::answer);
    }

    private Future<Void> checkRelink(Call call, ConnectionId connection, String externalSsoId) {
        Users.Search holders = new Users.Search(
                call.organizationId(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(externalSsoId),
                Optional.of(Role.ORG_ADMIN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Page.Request.FIRST);
        return find(call)
                .compose(user -> {
                    requireRolesFor(call, user);
                    return bus.call(Users.SEARCH, holders);
                })
                .map(found -> {
                    found.page().items().stream()
                            .filter(user -> user.identities().stream()
                                    .anyMatch(way -> way.connection().equals(connection)))
                            .forEach(user -> requireRolesFor(call, user));
                    return null;
                });
    }

    private static void requireRolesFor(Call call, User user) {
        if (user.role() == Role.ORG_ADMIN) {
            Access.require(call.caller(), Scope.ROLES);
        }
    }

    private Future<User> find(Call call) {
        return bus.call(Users.FIND, new Users.Find(call.organizationId(), userId(call)));
    }

    private static UserId userId(Call call) {
        return UserId.of(call.pathText("user"));
    }

    private static Answer answer(User user) {
        return Answer.ok(json(user), user.version());
    }

    static JsonObject json(User user) {
        JsonArray identities = new JsonArray();
        user.identities()
                .forEach(identity -> identities.add(new JsonObject()
                        .put("connection", identity.connection().toString())
                        .put("externalSsoId", identity.externalSsoId())
                        .put("authMethod", identity.authMethod().name())
                        .put("linkedAt", Shown.moment(identity.linkedAt()))));
        return new JsonObject()
                .put("id", user.id().toString())
                .put("email", Shown.text(user.email()))
                .put("name", Shown.text(user.name().full()))
                .put("role", user.role().text())
                .put("active", user.active())
                .put("status", user.status().text())
                .put("authMethod", Shown.text(user.authMethod()))
                .put("source", user.source().text())
                .put("externalSsoId", Shown.text(user.externalSsoId()))
                .put("identities", identities)
                .put("managedBy", user.managedByScim() ? "scim" : null)
                .put("formerRole", Shown.text(user.formerRole().map(Role::text)))
                .put("team", user.teams().isEmpty() ? null : user.teams().getFirst())
                .put("teams", Shown.list(user.teams()))
                .put("lastSignInAt", Shown.moment(user.lastSignInAt()))
                .put("createdAt", Shown.moment(user.createdAt()));
    }
}
