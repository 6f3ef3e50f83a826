package io.seatkeeper.oauth.grant;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A grant that counts just now, with what an application may know of the person.
 *
 * @param session the sign-in at Seatkeeper that it came of, {@code sid}
 * @param authTime when the person proved who they are; where their identity provider doesn't say, when they signed in here
 * @param scope the scopes with spaces between
 * @param email empty where the person has none
 */
public record Grant(
        OrganizationId organization,
        String organizationSlug,
        UUID id,
        ApplicationId application,
        UUID session,
        String authMethod,
        Instant authTime,
        String scope,
        Optional<String> nonce,
        Instant expiresAt,
        UUID user,
        Optional<String> email,
        boolean emailProven,
        PersonName name,
        String role,
        List<String> teams) {
    public Grant {
        teams = List.copyOf(teams);
    }

    /** Whether this scope was granted. */
    public boolean covers(String one) {
        return List.of(scope.split(" ", -1)).contains(one);
    }

    static Grant of(Row row) {
        return new Grant(
                new OrganizationId(row.getUUID("org_id")),
                row.getString("slug"),
                row.getUUID("grant_id"),
                new ApplicationId(row.getUUID("application_id")),
                row.getUUID("session_id"),
                row.getString("grant_auth_method"),
                ProfileRows.instant(row, "auth_time"),
                row.getString("scope"),
                Optional.ofNullable(row.getString("nonce")),
                ProfileRows.instant(row, "grant_expires_at"),
                row.getUUID("user_id"),
                Optional.ofNullable(row.getString("email")),
                row.getBoolean("email_proven"),
                ProfileRows.name(row),
                row.getString("role"),
                List.of(row.getArrayOfStrings("teams")));
    }
}
