package io.seatkeeper.platform.published;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.UserStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what directory publishes: rows of {@code organization_profile} and {@code account_profile}. */
public final class ProfileRows {
    private ProfileRows() {}

    /** From a row that holds every column of {@code organization_profile}. */
    public static Organization organization(Row row) {
        Integer maxSeats = row.getInteger("max_seats");
        return new Organization(
                new OrganizationId(row.getUUID("org_id")),
                row.getString("slug"),
                row.getString("org_name"),
                maxSeats == null ? OptionalInt.empty() : OptionalInt.of(maxSeats),
                row.getInteger("seats_used"),
                row.getBoolean("org_enabled"),
                row.getBoolean("jit_enabled"),
                row.getBoolean("skip_unknown_members"),
                Optional.ofNullable(row.getString("contact_url")),
                Optional.ofNullable(row.getString("upgrade_url")),
                Optional.ofNullable(row.getString("launch_url")),
                List.of(row.getArrayOfStrings("return_urls")),
                Duration.ofSeconds(row.getInteger("session_lifetime_seconds")),
                row.getLong("org_version"),
                instant(row, "org_created_at"));
    }

    /** From a row that holds every column of {@code account_profile}, and {@code org_id}. */
    public static User user(Row row) {
        return new User(
                new UserId(row.getUUID("user_id")),
                new OrganizationId(row.getUUID("org_id")),
                row.getString("user_name"),
                Optional.ofNullable(row.getString("email")),
                row.getBoolean("email_proven"),
                name(row),
                Role.of(row.getString("role")),
                UserStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getBoolean("managed_by_scim"),
                Optional.ofNullable(row.getString("external_id")),
                Optional.ofNullable(row.getString("former_role")).map(Role::of),
                Optional.ofNullable(row.getString("auth_method")).map(AuthMethod::valueOf),
                Optional.ofNullable(row.getString("external_sso_id")),
                identities(row.getJsonArray("identities")),
                List.of(row.getArrayOfStrings("teams")),
                moment(row, "last_sign_in_at"),
                instant(row, "created_at"),
                row.getLong("epoch"),
                row.getLong("version"));
    }

    /** From a row that holds the three columns of a name. */
    public static PersonName name(Row row) {
        return new PersonName(
                Optional.ofNullable(row.getString("display_name")),
                Optional.ofNullable(row.getString("given_name")),
                Optional.ofNullable(row.getString("family_name")));
    }

    /** A moment that is always there. */
    public static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    /** A moment that may not be there. */
    public static Optional<Instant> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static List<User.Identity> identities(JsonArray list) {
        return list.stream()
                .map(JsonObject.class::cast)
                .map(way -> new User.Identity(
                        ConnectionId.of(way.getString("connection")),
                        way.getString("externalSsoId"),
                        AuthMethod.valueOf(way.getString("authMethod")),
                        OffsetDateTime.parse(way.getString("linkedAt")).toInstant()))
                .toList();
    }
}
