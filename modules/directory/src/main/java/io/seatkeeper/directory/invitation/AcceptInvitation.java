package io.seatkeeper.directory.invitation;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Invitations;
import io.seatkeeper.contract.Invitations.Invitation;
import io.seatkeeper.contract.User;
import io.seatkeeper.directory.people.ChangeRole;
import io.seatkeeper.directory.people.Profiles;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/**
 * Uses an invitation up. The role is given by whoever invited, who must still be allowed to; neither the link nor what the
 * identity provider says is enough by itself (invariant 2).
 */
public final class AcceptInvitation {
    private final OrganizationWrites writes;

    public AcceptInvitation(OrganizationWrites writes) {
        this.writes = writes;
    }

    /** Answers {@link Invitations#ACCEPT}. */
    public Future<User> apply(Invitations.Accept request) {
        InvitationRows.Link link = InvitationRows.link(request.token());
        if (!link.organization().equals(request.organization())) {
            return Future.failedFuture(forAnother());
        }
        Optional<Buffer> browser = Optional.of(Buffer.buffer(Tokens.hash(request.browser())));
        Tuple key = Tuple.of(link.organization().value(), link.id().value());
        return writes.locked(
                link.organization(),
                (connection, seats) -> connection
                        .preparedQuery(InvitationSql.FIND)
                        .execute(key)
                        .map(rows -> taken(link.opened(rows, browser)))
                        .compose(row -> inviterStillMay(connection, key).map(row))
                        .compose(row -> Profiles.find(connection, request.organization(), request.user())
                                .compose(user ->
                                        accept(connection, row, fitting(InvitationRows.invitation(row), user)))));
    }

    private static Row taken(Row row) {
        if (row.getBuffer("browser_hash") == null) {
            throw InvitationRows.unknown();
        }
        return row;
    }

    private static Future<Void> inviterStillMay(SqlConnection connection, Tuple key) {
        return connection
                .preparedQuery(InvitationSql.INVITER_STILL_MAY)
                .execute(key)
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw InvitationRows.unknown();
                    }
                    return null;
                });
    }

    private static User fitting(Invitation invitation, User user) {
        boolean invited = user.active()
                && user.emailProven()
                && user.email().filter(invitation.email()::equalsIgnoreCase).isPresent();
        if (!invited) {
            throw forAnother();
        }
        return user;
    }

    private static Future<User> accept(SqlConnection connection, Row row, User user) {
        Invitation invitation = InvitationRows.invitation(row);
        Actor person = new Actor(Actor.Kind.PERSON, user.id().toString(), user.label());
        JsonObject detail = new JsonObject()
                .put("email", invitation.email())
                .put("user", user.id().toString());
        return connection
                .preparedQuery(InvitationSql.ACCEPT)
                .execute(Tuple.of(
                        user.organization().value(),
                        invitation.id().value(),
                        user.id().value()))
                .compose(marked -> Facts.record(
                        connection,
                        user.organization(),
                        new Fact(person, "invitation.accepted", invitation.id().toString(), detail)))
                .compose(told -> ChangeRole.raise(connection, user, invitation.role(), InvitationRows.inviter(row)));
    }

    private static ContractFailure forAnother() {
        return new ContractFailure(
                ErrorCode.INVITATION_FOR_ANOTHER, "The invitation is for another address than this person's.");
    }
}
