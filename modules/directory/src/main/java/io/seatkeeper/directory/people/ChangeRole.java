package io.seatkeeper.directory.people;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Promotes and demotes by hand, the only way a role changes. A demotion ends what was given to the person before. */
public final class ChangeRole {
    private final PersonChange change;

    public ChangeRole(OrganizationWrites writes) {
        this.change = new PersonChange(writes);
    }

    /** Answers {@link Users#CHANGE_ROLE}. */
    public Future<User> apply(Users.ChangeRole request) {
        return change.of(
                request.organization(),
                request.user(),
                request.expectedVersion(),
                (connection, user) -> user.role() == request.role()
                        ? Future.succeededFuture(user)
                        : allowed(connection, user, request.role()).compose(fine -> write(connection, user, request)));
    }

    /** Gives somebody a role inside a transaction that holds the organization's lock; never takes one. */
    public static Future<User> raise(SqlConnection connection, User user, Role role, Actor by) {
        return role == Role.LEARNER || user.role() == role
                ? Future.succeededFuture(user)
                : write(
                        connection,
                        user,
                        new Users.ChangeRole(by, user.organization(), user.id(), role, Optional.empty()));
    }

    private static Future<Void> allowed(SqlConnection connection, User user, Role role) {
        if (user.status() == UserStatus.DELETED) {
            throw new ContractFailure(ErrorCode.CONFLICT, "The user is deleted.");
        }
        return switch (role) {
            case ORG_ADMIN -> Future.succeededFuture();
            case LEARNER -> PersonChange.notTheLastAdmin(connection, user);
        };
    }

    private static Future<User> write(SqlConnection connection, User user, Users.ChangeRole request) {
        return PersonChange.write(
                connection,
                user,
                PeopleSql.CHANGE_ROLE,
                Tuple.of(
                        user.organization().value(),
                        user.id().value(),
                        request.role().text()),
                new Fact(
                        request.actor(),
                        "user.role_changed",
                        user.id().toString(),
                        new JsonObject()
                                .put("email", user.label())
                                .put("from", user.role().text())
                                .put("to", request.role().text())));
    }
}
