package io.seatkeeper.oauth.logout;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.UUID;

/**
 * What an application has to be told.
 *
 * @param session which session is over, {@code sid}
 * @param attempts how often it was tried, this time among them
 * @param signing the algorithm that the application is registered with
 */
record LogoutNotice(
        OrganizationId organization,
        ApplicationId application,
        UUID session,
        UUID user,
        Instant createdAt,
        int attempts,
        String address,
        String signing) {
    static LogoutNotice of(Row row) {
        return new LogoutNotice(
                new OrganizationId(row.getUUID("org_id")),
                new ApplicationId(row.getUUID("application_id")),
                row.getUUID("session_id"),
                row.getUUID("user_id"),
                ProfileRows.instant(row, "created_at"),
                row.getInteger("attempts"),
                row.getString("backchannel_logout_uri"),
                row.getString("signing"));
    }

    Tuple key() {
        return Tuple.of(organization.value(), application.value(), session);
    }
}
