package io.seatkeeper.contract;

import java.time.Instant;
import java.util.Optional;

/** Sessions of people in their browsers. Served by jit. */
public sealed interface Sessions extends BusMessage {
    /** Whose session a cookie is, decided by the person's state just now; {@link ErrorCode#UNAUTHENTICATED}. */
    Endpoint<Check, Current> CHECK = new Endpoint<>("sessions.check", Check.class, Current.class);
    /** A person's sessions, newest first. */
    Endpoint<ListOfUser, SessionPage> LIST = new Endpoint<>("sessions.list", ListOfUser.class, SessionPage.class);
    /** Ends one; {@link ErrorCode#NOT_FOUND}. */
    Endpoint<End, Done> END = new Endpoint<>("sessions.end", End.class, Done.class);
    /** Ends all of a person's. */
    Endpoint<EndAll, Done> END_ALL = new Endpoint<>("sessions.end-all", EndAll.class, Done.class);

    /** @param cookie the session cookie's value, a secret */
    record Check(String cookie) implements Sessions {
        @Override
        public String toString() {
            return "Check[cookie hidden]";
        }
    }

    /**
     * The signed-in person.
     *
     * @param authMethod the protocol of this session's sign-in
     * @param signedInAt when it was
     * @param csrfToken what an unsafe call by this session must bring in {@code X-CSRF-Token}
     */
    record Current(
            SessionId session,
            User user,
            Organization organization,
            AuthMethod authMethod,
            Instant signedInAt,
            String csrfToken)
            implements BusMessage {
        @Override
        public String toString() {
            return "Current[session=" + session + ", user=" + user.id() + "]";
        }
    }

    record ListOfUser(OrganizationId organization, UserId user, Page.Request page) implements Sessions {}

    /** @param userAgent the browser's own word, at most 200 characters */
    record Session(
            SessionId id,
            UserId user,
            ConnectionId connection,
            AuthMethod authMethod,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> lastSeenAt,
            String userAgent) {}

    record SessionPage(Page<Session> page) implements BusMessage {}

    record End(Actor actor, OrganizationId organization, UserId user, SessionId session) implements Sessions {}

    record EndAll(Actor actor, OrganizationId organization, UserId user) implements Sessions {}
}
