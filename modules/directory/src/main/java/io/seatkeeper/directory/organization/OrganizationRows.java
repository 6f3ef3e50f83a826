package io.seatkeeper.directory.organization;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads organizations as {@code organization_profile} shows them. */
final class OrganizationRows {
    private OrganizationRows() {}

    /** The one row; {@link ErrorCode#ORGANIZATION_UNKNOWN} where there is none. */
    static Organization only(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "There is no such organization.");
        }
        return organization(rows.iterator().next());
    }

    static Organization organization(Row row) {
        Integer limit = row.getInteger("max_seats");
        return new Organization(
                new OrganizationId(row.getUUID("org_id")),
                row.getString("slug"),
                row.getString("org_name"),
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit),
                row.getInteger("seats_used"),
                row.getBoolean("org_enabled"),
                row.getBoolean("jit_enabled"),
                Optional.ofNullable(row.getString("contact_url")),
                Optional.ofNullable(row.getString("upgrade_url")),
                Optional.ofNullable(row.getString("launch_url")),
                List.of(row.getArrayOfStrings("return_urls")),
                Duration.ofSeconds(row.getInteger("session_lifetime_seconds")),
                row.getLong("org_version"),
                row.getOffsetDateTime("org_created_at").toInstant());
    }
}
