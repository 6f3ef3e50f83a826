package io.seatkeeper.directory.invitation;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Invitations;
import io.seatkeeper.contract.Invitations.Invitation;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** Takes an invitation back. Once it has been accepted there is nothing to take back; roles are taken by hand. */
public final class RevokeInvitation {
    private final OrganizationWrites writes;

    public RevokeInvitation(OrganizationWrites writes) {
        this.writes = writes;
    }

    /** Answers {@link Invitations#REVOKE}. */
    public Future<Done> apply(Invitations.Revoke wish) {
        Tuple key = Tuple.of(wish.organization().value(), wish.invitation().value());
        return writes.locked(
                wish.organization(),
                (connection, seats) -> connection
                        .preparedQuery(InvitationSql.FIND)
                        .execute(key)
                        .map(RevokeInvitation::revocable)
                        .compose(found -> Facts.record(
                                connection,
                                wish.organization(),
                                new Fact(
                                        wish.actor(),
                                        "invitation.revoked",
                                        found.id().toString(),
                                        new JsonObject().put("email", found.email()))))
                        .compose(told ->
                                connection.preparedQuery(InvitationSql.REVOKE).execute(key))
                        .map(Done.DONE));
    }

    private static Invitation revocable(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new ContractFailure(ErrorCode.NOT_FOUND, "There is no such invitation.");
        }
        Invitation found = InvitationRows.invitation(rows.iterator().next());
        return switch (found.status()) {
            case OPEN, EXPIRED -> found;
            case REVOKED -> throw new ContractFailure(ErrorCode.CONFLICT, "The invitation was revoked before.");
            case ACCEPTED -> throw new ContractFailure(ErrorCode.CONFLICT, "The invitation was accepted.");
        };
    }
}
