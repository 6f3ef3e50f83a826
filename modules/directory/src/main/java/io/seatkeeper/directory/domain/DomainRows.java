package io.seatkeeper.directory.domain;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.DomainId;
import io.seatkeeper.contract.Domains.Domain;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads domains, with what their owners have to publish. */
final class DomainRows {
    private DomainRows() {}

    /** The one row; {@link ErrorCode#NOT_FOUND} where there is none. */
    static Domain only(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new ContractFailure(ErrorCode.NOT_FOUND, "The organization claims no such domain.");
        }
        return domain(rows.iterator().next());
    }

    static Domain domain(Row row) {
        String name = row.getString("name");
        return new Domain(
                new DomainId(row.getUUID("domain_id")),
                name,
                "_seatkeeper." + name,
                row.getString("verification"),
                Optional.ofNullable(row.getOffsetDateTime("verified_at")).map(OffsetDateTime::toInstant),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
