package io.seatkeeper.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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

    /** Ends the session of a cookie because its person wants that, which is no fault where there is none. */
    Endpoint<SignOut, SignedOut> SIGN_OUT = new Endpoint<>("sessions.sign-out", SignOut.class, SignedOut.class);

    /**
     * The cookie that says where a browser goes on to from our page that says "signed out": a word that {@link #ONWARD_PATH} takes
     * as its {@code to}.
     */
    String ONWARD_COOKIE = "seatkeeper_onward";
    /** The page that it is a cookie of. */
    String SIGNED_OUT_PATH = "/signed-out";
    /** Where the browser is sent on by. */
    String ONWARD_PATH = "/oauth2/logout/onward";

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
     * @param authenticatedAt when the person proved who they are, by their identity provider's clock; empty where it doesn't say
     * @param clockSkew by how much that clock may differ from ours
     * @param csrfToken what an unsafe call by this session must bring in {@code X-CSRF-Token}
     */
    record Current(
            SessionId session,
            User user,
            Organization organization,
            AuthMethod authMethod,
            Instant signedInAt,
            Optional<Instant> authenticatedAt,
            Duration clockSkew,
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

    /** @param cookie the session cookie's value, a secret */
    record SignOut(String cookie) implements Sessions {
        @Override
        public String toString() {
            return "SignOut[cookie hidden]";
        }
    }

    /**
     * What is left to do.
     *
     * @param organization the slug of where the person was signed in; empty where nobody was
     * @param provider how the browser signs out at the identity provider too; empty where it can't
     */
    record SignedOut(Optional<String> organization, Optional<AtProvider> provider) implements BusMessage {}

    /**
     * A way on to the identity provider, from where the browser comes back to {@link #SIGNED_OUT_PATH}.
     *
     * @param form what is posted there; empty: the browser is redirected
     */
    record AtProvider(String address, Map<String, String> form) {
        public AtProvider {
            form = Map.copyOf(form);
        }

        @Override
        public String toString() {
            return "AtProvider[hidden]";
        }
    }
}
