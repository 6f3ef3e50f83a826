package io.seatkeeper.directory.people;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.BiFunction;

/** What every change of one person by hand has in common: the lock, the version it was read at, the last Org Admin. */
final class PersonChange {
    private final OrganizationWrites writes;

    PersonChange(OrganizationWrites writes) {
        this.writes = writes;
    }

    /** Changes a person, who is read under the organization's lock. */
    Future<User> of(
            OrganizationId organization,
            UserId user,
            Optional<Long> expectedVersion,
            BiFunction<SqlConnection, User, Future<User>> change) {
        return writes.locked(
                organization,
                (connection, seats) -> Profiles.find(connection, organization, user)
                        .compose(before -> {
                            if (!expectedVersion
                                    .map(version -> version == before.version())
                                    .orElse(true)) {
                                throw new ContractFailure(
                                        ErrorCode.VERSION_MISMATCH, "The user was changed since they were read.");
                            }
                            return change.apply(connection, before);
                        }));
    }

    /** Refuses where the person is the last Org Admin who may sign in; {@link ErrorCode#LAST_ORG_ADMIN}. */
    static Future<Void> notTheLastAdmin(SqlConnection connection, User user) {
        if (user.role() != Role.ORG_ADMIN || !user.active()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery(PeopleSql.OTHER_ACTIVE_ADMINS)
                .execute(Tuple.of(user.organization().value(), user.id().value()))
                .map(rows -> {
                    if (rows.iterator().next().getLong(0) == 0) {
                        throw new ContractFailure(
                                ErrorCode.LAST_ORG_ADMIN, "The organization would be left without an Org Admin.");
                    }
                    return null;
                });
    }

    /** Runs the statement, tells the fact and reads the person as they are then. */
    static Future<User> write(SqlConnection connection, User user, String sql, Tuple parameters, Fact fact) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .compose(done -> Facts.record(connection, user.organization(), fact))
                .compose(told -> Profiles.find(connection, user.organization(), user.id()));
    }
}
