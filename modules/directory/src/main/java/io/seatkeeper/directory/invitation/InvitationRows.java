package io.seatkeeper.directory.invitation;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.InvitationId;
import io.seatkeeper.contract.Invitations.Invitation;
import io.seatkeeper.contract.Invitations.Status;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.platform.published.ProfileRows;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Locale;
import java.util.Optional;

/** Rows of {@code invitation}, and what a link says of which one it is. */
final class InvitationRows {
    static final String PREFIX = "sk_invite_";

    private InvitationRows() {}

    /** Which row a link means; {@link ErrorCode#INVITATION_UNKNOWN} where it means none. */
    static Link link(String token) {
        return BearerKey.read(PREFIX, 2, token).map(Link::new).orElseThrow(InvitationRows::unknown);
    }

    /** A link as it was presented. */
    record Link(BearerKey key) {
        OrganizationId organization() {
            return new OrganizationId(key.ids().getFirst());
        }

        InvitationId id() {
            return new InvitationId(key.ids().getLast());
        }

        /**
         * The row that the link opens; {@link ErrorCode#INVITATION_UNKNOWN} unless it is open.
         *
         * @param browser the hash of who asks
         */
        Row opened(RowSet<Row> rows, Optional<Buffer> browser) {
            for (Row row : rows) {
                Buffer taken = row.getBuffer("browser_hash");
                boolean theirs = taken == null || browser.filter(taken::equals).isPresent();
                if (key.fits(row.getBuffer("hash")) && theirs && invitation(row).status() == Status.OPEN) {
                    return row;
                }
            }
            throw unknown();
        }
    }

    static Invitation invitation(Row row) {
        return new Invitation(
                new InvitationId(row.getUUID("invitation_id")),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getString("inviter_name"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getUUID("accepted_by")).map(UserId::new),
                ProfileRows.instant(row, "expires_at"),
                ProfileRows.instant(row, "created_at"));
    }

    static Actor inviter(Row row) {
        return new Actor(
                Actor.Kind.valueOf(row.getString("inviter_kind").toUpperCase(Locale.ROOT)),
                row.getString("inviter_id"),
                row.getString("inviter_name"));
    }

    static ContractFailure unknown() {
        return new ContractFailure(
                ErrorCode.INVITATION_UNKNOWN, "The invitation was used, revoked, is over, or is another browser's.");
    }
}
