package io.seatkeeper.directory.people;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.UserStatus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
                    return user(rows.iterator().next());
                });
    }

    /** Several people, by their ids; whoever isn't there is missing. */
    public static Future<Map<UserId, User>> find(
            SqlClient client, OrganizationId organization, Collection<UserId> users) {
        return client.preparedQuery(PeopleSql.FIND_ALL)
                .execute(Tuple.of(organization.value())
                        .addArrayOfUUID(users.stream().map(UserId::value).toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Profiles::user)
                        .collect(Collectors.toMap(User::id, Function.identity())));
    }

    /** A row of {@code account_profile}. */
    public static User user(Row row) {
        return new User(
                new UserId(row.getUUID("user_id")),
                new OrganizationId(row.getUUID("org_id")),
                row.getString("user_name"),
                row.getString("email"),
                row.getBoolean("email_proven"),
                new PersonName(
                        Optional.ofNullable(row.getString("display_name")),
                        Optional.ofNullable(row.getString("given_name")),
                        Optional.ofNullable(row.getString("family_name"))),
                Role.of(row.getString("role")),
                UserStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getBoolean("managed_by_scim"),
                Optional.ofNullable(row.getString("auth_method")).map(AuthMethod::valueOf),
                Optional.ofNullable(row.getString("external_sso_id")),
                identities(row.getJsonArray("identities")),
                List.of(row.getArrayOfStrings("teams")),
                Optional.ofNullable(row.getOffsetDateTime("last_sign_in_at")).map(OffsetDateTime::toInstant),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("epoch"),
                row.getLong("version"));
    }

    private static List<User.Identity> identities(JsonArray ways) {
        return ways.stream().map(JsonObject.class::cast).map(Profiles::identity).toList();
    }

    private static User.Identity identity(JsonObject way) {
        return new User.Identity(
                new ConnectionId(UUID.fromString(way.getString("connection"))),
                way.getString("externalSsoId"),
                AuthMethod.valueOf(way.getString("authMethod")),
                OffsetDateTime.parse(way.getString("linkedAt")).toInstant());
    }
}
