package io.seatkeeper.directory.invitation;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Invitations;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/** Makes an invitation. It takes no seat; accepting it does. */
public final class Invite {
    private final OrganizationWrites writes;

    public Invite(OrganizationWrites writes) {
        this.writes = writes;
    }

    /** Answers {@link Invitations#CREATE}. */
    public Future<Invitations.Made> apply(Invitations.Invite wish) {
        UUID organization = wish.organization().value();
        UUID id = Ids.next();
        String token = BearerKey.make(InvitationRows.PREFIX, organization, id);
        Tuple values = Tuple.of(
                        organization,
                        id,
                        BearerKey.hash(token),
                        wish.email(),
                        wish.role().text())
                .addString(wish.actor().kind().name().toLowerCase(Locale.ROOT))
                .addString(wish.actor().id())
                .addString(wish.actor().name())
                .addValue(wish.expiresAt().atOffset(ZoneOffset.UTC));
        JsonObject detail = new JsonObject()
                .put("email", wish.email())
                .put("role", wish.role().text());
        return writes.locked(
                wish.organization(),
                (connection, seats) -> notInVain(connection, wish)
                        .compose(fine -> Facts.record(
                                connection,
                                wish.organization(),
                                new Fact(wish.actor(), "invitation.created", id.toString(), detail)))
                        .compose(told ->
                                connection.preparedQuery(InvitationSql.INSERT).execute(values))
                        .map(rows -> new Invitations.Made(
                                InvitationRows.invitation(rows.iterator().next()), token)));
    }

    private static Future<Void> notInVain(SqlConnection connection, Invitations.Invite wish) {
        return connection
                .preparedQuery(InvitationSql.HOLDS_ROLE)
                .execute(Tuple.of(
                        wish.organization().value(), wish.email(), wish.role().text()))
                .map(rows -> {
                    if (rows.size() > 0) {
                        throw new ContractFailure(
                                ErrorCode.CONFLICT, "Somebody with this address has that role already.");
                    }
                    return null;
                });
    }
}
