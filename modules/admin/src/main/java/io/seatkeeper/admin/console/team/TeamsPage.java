package io.seatkeeper.admin.console.team;

import gg.jte.generated.precompiled.console.JteteamsGenerated;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Filters;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;

/** Every team of the organization, by name, and the form that makes one. */
public record TeamsPage(Items<Team> teams, Filters filters, Fields fields) {
    static final String PATH = "/console/teams";

    public static Future<Reply> show(Visit visit) {
        return drawn(visit, 200, Fields.EMPTY);
    }

    /** {@code POST …/teams}: makes one. */
    public static Future<Reply> make(Visit visit) {
        return visit.make(
                        "createTeam",
                        Map.of(),
                        new JsonObject().put("name", visit.field("name").orElse("")))
                .map(made -> Reply.done(
                        PATH + "/" + Objects.requireNonNull(made.body()).getString("id"), "team_made", Map.of()))
                .recover(failure -> {
                    Refused refused = Refused.of(failure, "the console");
                    return drawn(
                            visit,
                            refused.problem().code().status(),
                            Fields.refused(visit.fields(), refused, visit.voice(), "name"));
                });
    }

    private static Future<Reply> drawn(Visit visit, int status, Fields fields) {
        Filters filters = Filters.of(visit, "/teams", "search");
        return visit.read("listTeams", Map.of(), filters.query())
                .map(found -> new TeamsPage(Items.of(found, Team::of), filters, fields))
                .map(page -> Reply.again(
                        status,
                        visit.voice().text("console.section.teams"),
                        Section.TEAMS,
                        output -> JteteamsGenerated.render(output, null, visit.voice(), page)));
    }
}
