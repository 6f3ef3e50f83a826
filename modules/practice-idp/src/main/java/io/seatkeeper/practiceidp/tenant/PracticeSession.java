package io.seatkeeper.practiceidp.tenant;

import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.people.Person;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** One person signed in at this provider in one browser, with the clients that were told so. */
public final class PracticeSession {
    private static final int MOST_CLIENTS = 50;

    /** A client that takes part in the session. */
    public sealed interface Participant {}

    /**
     * A client of OpenID Connect.
     *
     * @param clientId its id
     * @param backchannelLogoutUri where it wants to hear of the end
     */
    public record OidcClient(String clientId, URI backchannelLogoutUri) implements Participant {}

    /**
     * A SAML service provider.
     *
     * @param entityId its name
     * @param nameId what it was told that the person is called
     * @param logoutUrl where it takes LogoutRequests by redirect and POST
     */
    public record SamlParty(String entityId, NameId nameId, URI logoutUrl) implements Participant {}

    private final String id = Tokens.random();
    private final String browserKey = Tokens.random();
    private final Person person;
    private final Instant begun;
    private final Set<Participant> participants = new CopyOnWriteArraySet<>();

    PracticeSession(Person person, Instant begun) {
        this.person = person;
        this.begun = begun;
    }

    /** The {@code sid} claim, and the SessionIndex. */
    public String id() {
        return id;
    }

    /** What the browser's cookie holds: whoever has it holds the session. */
    public String browserKey() {
        return browserKey;
    }

    /** Who is signed in. */
    public Person person() {
        return person;
    }

    /** When they proved it: the {@code auth_time} claim. */
    public Instant begun() {
        return begun;
    }

    /** Remembers a client, up to a bound past which nobody is told any more. */
    public void join(Participant participant) {
        if (participants.size() < MOST_CLIENTS) {
            participants.add(participant);
        }
    }

    /** The clients so far. */
    public List<Participant> participants() {
        return List.copyOf(participants);
    }
}
