package io.seatkeeper.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * Asking somebody in by a link. The link alone opens nothing: whoever accepts it signs in by the organization's own
 * sign-in, with the very address that was invited, and takes a seat by that.
 */
public sealed interface Invitations extends BusMessage {
    /** Makes one; {@link ErrorCode#CONFLICT} when the address has a role that is no less. The caller has checked the actor. */
    Endpoint<Invite, Made> CREATE = new Endpoint<>("invitations.create", Invite.class, Made.class);
    /** Newest first. */
    Endpoint<ListAll, InvitationPage> LIST = new Endpoint<>("invitations.list", ListAll.class, InvitationPage.class);
    /** {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT} once it has been accepted. */
    Endpoint<Revoke, Done> REVOKE = new Endpoint<>("invitations.revoke", Revoke.class, Done.class);
    /** What a link asks to; {@link ErrorCode#INVITATION_UNKNOWN} once it is used, revoked, over, or another browser's. */
    Endpoint<Open, Opened> OPEN = new Endpoint<>("invitations.open", Open.class, Opened.class);
    /** Gives the link to one browser, the first that asks; {@link ErrorCode#INVITATION_UNKNOWN}. */
    Endpoint<Take, Opened> TAKE = new Endpoint<>("invitations.take", Take.class, Opened.class);
    /** Uses it up; {@link ErrorCode#INVITATION_UNKNOWN}, {@link ErrorCode#INVITATION_FOR_ANOTHER}. */
    Endpoint<Accept, User> ACCEPT = new Endpoint<>("invitations.accept", Accept.class, User.class);

    /** @param email whom; they must sign in with this address, proven */
    record Invite(Actor actor, OrganizationId organization, String email, Role role, Instant expiresAt)
            implements Invitations {}

    record ListAll(OrganizationId organization, Page.Request page) implements Invitations {}

    record Revoke(Actor actor, OrganizationId organization, InvitationId invitation) implements Invitations {}

    /**
     * @param token what the link holds
     * @param browser which browser shows it; empty: one that has not been here
     */
    record Open(String token, Optional<String> browser) implements Invitations {
        @Override
        public String toString() {
            return "Open[]";
        }
    }

    /** @param browser which browser takes it */
    record Take(String token, String browser) implements Invitations {
        @Override
        public String toString() {
            return "Take[]";
        }
    }

    /** @param user who is signed in in that browser */
    record Accept(String token, String browser, OrganizationId organization, UserId user) implements Invitations {
        @Override
        public String toString() {
            return "Accept[user=" + user + "]";
        }
    }

    /** How far one is. */
    enum Status {
        OPEN,
        ACCEPTED,
        REVOKED,
        EXPIRED
    }

    /**
     * @param invitedBy as the audit log names them
     * @param acceptedBy whose account it was
     */
    record Invitation(
            InvitationId id,
            String email,
            Role role,
            String invitedBy,
            Status status,
            Optional<UserId> acceptedBy,
            Instant expiresAt,
            Instant createdAt) {}

    /** @param token the secret of the link, shown once */
    record Made(Invitation invitation, String token) implements BusMessage {
        @Override
        public String toString() {
            return "Made[" + invitation.id() + "]";
        }
    }

    record InvitationPage(Page<Invitation> page) implements BusMessage {}

    record Opened(Organization organization, Invitation invitation) implements BusMessage {}
}
