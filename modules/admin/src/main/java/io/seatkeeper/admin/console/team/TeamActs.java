package io.seatkeeper.admin.console.team;

import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Confirmation;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Removes a team, or takes it back from the directory that pushes it, each after a question. */
public final class TeamActs {
    private TeamActs() {}

    /** {@code GET …/remove}. */
    public static Future<Reply> askRemove(Visit visit) {
        return TeamPage.versioned(visit).map(read -> removal(visit, read).asked(visit, Section.TEAMS));
    }

    /** {@code POST …/remove}. */
    public static Future<Reply> remove(Visit visit) {
        return visit.change("deleteTeam", TeamPage.team(visit))
                .map(done -> Reply.done(TeamsPage.PATH, "team_removed", Map.of()))
                .recover(failure -> TeamPage.versioned(visit)
                        .map(read -> removal(visit, read)
                                .refused(visit, Section.TEAMS, Refused.of(failure, "the console"))));
    }

    /** {@code GET …/take-back}. */
    public static Future<Reply> askTakeBack(Visit visit) {
        return TeamPage.versioned(visit).map(read -> takeBack(visit, read).asked(visit, Section.TEAMS));
    }

    /** {@code POST …/take-back}. */
    public static Future<Reply> takeBack(Visit visit) {
        return visit.changeSeen("updateTeam", TeamPage.team(visit), new JsonObject().putNull("managedBy"))
                .map(done -> Reply.done(TeamsPage.PATH + "/" + visit.path("team"), "team_taken_back", Map.of()))
                .recover(failure -> TeamPage.versioned(visit)
                        .map(read -> takeBack(visit, read)
                                .refused(visit, Section.TEAMS, Refused.of(failure, "the console"))));
    }

    private static Confirmation removal(Visit visit, TeamPage.Versioned read) {
        Voice voice = visit.voice();
        Team team = read.team();
        return new Confirmation(
                voice.text("console.team.remove.question", "team", team.plainName()),
                List.of(
                        voice.count("console.team.remove.members", team.members()),
                        voice.text("console.team.remove.effect")),
                team.path() + "/remove",
                voice.text("console.team.remove.button"),
                true,
                team.path(),
                Map.of());
    }

    private static Confirmation takeBack(Visit visit, TeamPage.Versioned read) {
        Voice voice = visit.voice();
        Team team = read.team();
        return new Confirmation(
                voice.text("console.team.take_back.question", "team", team.plainName()),
                List.of(
                        voice.count("console.team.take_back.members", team.members()),
                        voice.text("console.team.take_back.effect")),
                team.path() + "/take-back",
                voice.text("console.team.take_back.button"),
                false,
                team.path(),
                Map.of("version", String.valueOf(read.version())));
    }
}
