package io.seatkeeper.directory.people;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads people as {@code account_profile} shows them. */
public final class Profiles {
    private Profiles() {}

    /** One person; {@link ErrorCode#NOT_FOUND} when the organization has no such user. */
    public static Future<User> find(SqlClient client, OrganizationId organization, UserId user) {
        return client.preparedQuery(PeopleSql.FIND)
                .execute(Tuple.of(organization.value(), user.value()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.NOT_FOUND, "The organization has no such user.");
                    }
                    return ProfileRows.user(rows.iterator().next());
                });
    }

    /** Several people, by their ids; whoever isn't there is missing. */
    public static Future<Map<UserId, User>> find(
            SqlClient client, OrganizationId organization, Collection<UserId> users) {
        return client.preparedQuery(PeopleSql.FIND_ALL)
                .execute(Tuple.of(organization.value())
                        .addArrayOfUUID(users.stream().map(UserId::value).toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ProfileRows::user)
                        .collect(Collectors.toMap(User::id, Function.identity())));
    }
}
