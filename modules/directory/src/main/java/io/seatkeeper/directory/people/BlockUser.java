package io.seatkeeper.directory.people;

import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Blocks and unblocks by hand. Independent of what SCIM does: one never undoes the other (invariant 3). */
public final class BlockUser {
    private final PersonChange change;

    public BlockUser(OrganizationWrites writes) {
        this.change = new PersonChange(writes);
    }

    /** Answers {@link Users#BLOCK}. */
    public Future<User> apply(Users.Block request) {
        return change.of(
                request.organization(),
                request.user(),
                request.expectedVersion(),
                (connection, user) ->
                        request.blocked() ? block(connection, user, request) : unblock(connection, user, request));
    }

    private static Future<User> block(SqlConnection connection, User user, Users.Block request) {
        if (user.status() == UserStatus.BLOCKED || user.status() == UserStatus.DELETED) {
            return Future.succeededFuture(user);
        }
        return PersonChange.notTheLastAdmin(connection, user)
                .compose(fine -> write(connection, user, PeopleSql.BLOCK, "user.blocked", request));
    }

    /** Takes a seat again, so the schema may refuse; the caller hears SEATS_IN_USE. */
    private static Future<User> unblock(SqlConnection connection, User user, Users.Block request) {
        return user.status() == UserStatus.BLOCKED
                ? write(connection, user, PeopleSql.UNBLOCK, "user.unblocked", request)
                : Future.succeededFuture(user);
    }

    private static Future<User> write(
            SqlConnection connection, User user, String sql, String action, Users.Block request) {
        return PersonChange.write(
                connection,
                user,
                sql,
                Tuple.of(user.organization().value(), user.id().value()),
                new Fact(request.actor(), action, user.id().toString(), new JsonObject().put("email", user.label())));
    }
}
