package io.seatkeeper.practiceidp.tenant;

import io.seatkeeper.practiceidp.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is signed in at one tenant, in which browser. The newest {@value #MOST} are kept. */
public final class PracticeSessions {
    private static final int MOST = 50_000;

    private final Recent<PracticeSession> byId = new Recent<>(MOST);
    private final Recent<PracticeSession> byBrowserKey = new Recent<>(MOST);

    PracticeSessions() {}

    /** Begins one. */
    public PracticeSession begin(Person person, Instant now) {
        PracticeSession session = new PracticeSession(person, now);
        byId.put(session.id(), session);
        byBrowserKey.put(session.browserKey(), session);
        return session;
    }

    /** The one of this browser. */
    public Optional<PracticeSession> ofBrowser(@Nullable String browserKey) {
        return browserKey == null ? Optional.empty() : byBrowserKey.get(browserKey);
    }

    /** The one of this {@code sid}. */
    public Optional<PracticeSession> withId(String id) {
        return byId.get(id);
    }

    /** Ends one: the browser is no longer signed in. */
    public void end(PracticeSession session) {
        byId.take(session.id());
        byBrowserKey.take(session.browserKey());
    }

    /** Every one that still runs, newest first. */
    public List<PracticeSession> newestFirst() {
        return byId.newestFirst();
    }
}
