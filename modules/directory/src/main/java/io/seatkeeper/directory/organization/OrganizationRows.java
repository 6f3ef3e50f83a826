package io.seatkeeper.directory.organization;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** Reads organizations as {@code organization_profile} shows them. */
final class OrganizationRows {
    private OrganizationRows() {}

    /** The one row; {@link ErrorCode#ORGANIZATION_UNKNOWN} where there is none. */
    static Organization only(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "There is no such organization.");
        }
        return ProfileRows.organization(rows.iterator().next());
    }
}
