package io.seatkeeper.directory.push;

import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Reads people as {@code scim_user} shows them. */
public final class PushedPeople {
    private PushedPeople() {}

    /** Several people, by their ids; whoever isn't there, or is deleted, is missing. */
    static Future<Map<UserId, ScimUser>> find(
            SqlClient client, OrganizationId organization, Collection<UserId> users, boolean withGroups) {
        return client.preparedQuery(PushSql.FIND)
                .execute(Tuple.of(organization.value())
                        .addArrayOfUUID(users.stream().map(UserId::value).toArray(UUID[]::new))
                        .addBoolean(withGroups))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PushedPeople::user)
                        .collect(Collectors.toMap(ScimUser::id, Function.identity())));
    }

    /** From a row with the columns of {@code scim_user}, its attributes as text, with or without those of the teams. */
    public static ScimUser user(Row row) {
        String attributes = row.getString("attributes");
        return new ScimUser(
                new UserId(row.getUUID("user_id")),
                new OrganizationId(row.getUUID("org_id")),
                new ScimUser.Content(
                        row.getString("user_name"),
                        Optional.ofNullable(row.getString("external_id")),
                        row.getBoolean("scim_active"),
                        Optional.ofNullable(row.getString("email")),
                        emails(new JsonObject(attributes)),
                        ProfileRows.name(row),
                        attributes),
                row.getColumnIndex("group_ids") < 0 ? List.of() : groups(row),
                ProfileRows.instant(row, "created"),
                ProfileRows.instant(row, "last_modified"),
                row.getLong("version"));
    }

    private static List<ScimUser.Group> groups(Row row) {
        UUID[] ids = row.getArrayOfUUIDs("group_ids");
        String[] names = row.getArrayOfStrings("group_names");
        return IntStream.range(0, ids.length)
                .mapToObj(place -> new ScimUser.Group(new TeamId(ids[place]), names[place]))
                .toList();
    }

    private static List<String> emails(JsonObject attributes) {
        return attributes.getJsonArray("emails", new JsonArray()).stream()
                .filter(JsonObject.class::isInstance)
                .map(email -> ((JsonObject) email).getString("value"))
                .filter(value -> value != null)
                .distinct()
                .toList();
    }
}
