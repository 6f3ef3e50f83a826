package io.seatkeeper.directory.provision;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.directory.write.SeatCount;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what the rules need, for many sign-ins of one organization in one statement. */
final class Looks {
    private Looks() {}

    /**
     * What the rules decide on.
     *
     * @param candidates one element for each sign-in asked about, in that order
     */
    record Sight(Premises organization, List<Candidates> candidates) {}

    static Future<Sight> look(SqlClient client, OrganizationId organization, List<VerifiedIdentity> identities) {
        return client.preparedQuery(ProvisioningSql.LOOK)
                .execute(Tuple.of(
                        organization.value(),
                        identities.stream()
                                .map(identity -> identity.connection().value())
                                .toArray(UUID[]::new),
                        identities.stream().map(VerifiedIdentity::externalSsoId).toArray(String[]::new),
                        identities.stream()
                                .map(identity -> identity.email().orElse(null))
                                .toArray(String[]::new)))
                .map(rows -> sight(rows, identities.size()));
    }

    private static Sight sight(RowSet<Row> rows, int asked) {
        if (rows.size() == 0) {
            throw new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "There is no such organization.");
        }
        List<Candidates> candidates = new ArrayList<>(Collections.nCopies(asked, Candidates.NONE));
        for (Row row : rows) {
            if (row.getUUID("user_id") != null) {
                int place = row.getInteger("place") - 1;
                candidates.set(place, with(candidates.get(place), row));
            }
        }
        return new Sight(premises(rows.iterator().next()), candidates);
    }

    private static Premises premises(Row row) {
        return new Premises(
                row.getBoolean("enabled"),
                row.getBoolean("jit_enabled"),
                SeatCount.of(row).left());
    }

    private static Candidates with(Candidates found, Row row) {
        return switch (row.getString("found_by")) {
            case "identity" -> found.withIdentity(account(row), Optional.ofNullable(row.getString("refused_email")));
            case "push" -> found.withPush(account(row));
            case "email" -> found.withEmail(account(row));
            case "user_name" -> found.withUserName(account(row));
            case "tombstone" -> found.withTombstone();
            default -> throw new IllegalStateException("The look-up found an account in a way that nobody reads.");
        };
    }

    private static Account account(Row row) {
        return new Account(
                new UserId(row.getUUID("user_id")),
                row.getBoolean("active"),
                row.getBoolean("deleted"),
                Role.of(row.getString("role")),
                Optional.ofNullable(row.getString("email")),
                row.getBoolean("email_proven"),
                ProfileRows.name(row),
                row.getBoolean("managed_by_scim"),
                Optional.ofNullable(row.getString("pushed_id_here")),
                row.getBoolean("has_identity_here"),
                row.getBoolean("renamed_here"),
                row.getBoolean("has_link_request"));
    }
}
