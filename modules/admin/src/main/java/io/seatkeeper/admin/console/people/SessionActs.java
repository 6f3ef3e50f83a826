package io.seatkeeper.admin.console.people;

import io.seatkeeper.admin.console.page.Confirmation;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Ends where somebody is signed in: one session at once, all of them after a question. */
public final class SessionActs {
    private SessionActs() {}

    /** {@code POST …/sessions/{session}/end}. */
    public static Future<Reply> end(Visit visit) {
        return visit.change("endSession", Map.of("user", visit.path("user"), "session", visit.path("session")))
                .map(ended -> Reply.done(UsersPage.PATH + "/" + visit.path("user"), "session_ended", Map.of()));
    }

    /** {@code GET …/sessions/end}. */
    public static Future<Reply> askAll(Visit visit) {
        Voice voice = visit.voice();
        return UserPage.versioned(visit)
                .compose(read -> visit.read("listSessions", Map.of("user", visit.path("user")), Map.of("limit", "1"))
                        .map(found -> new Confirmation(
                                voice.text(
                                        "console.sessions.question",
                                        "person",
                                        read.person().plainLabel()),
                                List.of(
                                        voice.count("console.sessions.effect", found.getLong("total")),
                                        voice.text("console.sessions.again")),
                                read.person().path() + "/sessions/end",
                                voice.text("console.sessions.button"),
                                true,
                                read.person().path(),
                                Map.of()))
                        .map(asked -> asked.asked(visit, Section.USERS)));
    }

    /** {@code POST …/sessions/end}. */
    public static Future<Reply> endAll(Visit visit) {
        return visit.change("endSessions", Map.of("user", visit.path("user")))
                .map(ended -> Reply.done(UsersPage.PATH + "/" + visit.path("user"), "sessions_ended", Map.of()));
    }
}
