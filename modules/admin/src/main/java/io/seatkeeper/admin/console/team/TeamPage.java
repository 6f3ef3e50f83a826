package io.seatkeeper.admin.console.team;

import gg.jte.generated.precompiled.console.JteteamGenerated;
import io.seatkeeper.admin.api.Answer;
import io.seatkeeper.admin.api.Asked;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Filters;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Meanwhile;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.people.Person;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One team with its members.
 *
 * @param found whom the search for somebody to add finds; empty where nobody was searched for
 */
public record TeamPage(
        Team team, long version, Items<Person> members, Filters place, Optional<List<Person>> found, Fields fields) {
    public static Future<Reply> show(Visit visit) {
        return drawn(visit, 200, Fields.EMPTY);
    }

    /** {@code POST …/name}: renames it. */
    public static Future<Reply> rename(Visit visit) {
        return visit.changeSeen(
                        "updateTeam",
                        team(visit),
                        new JsonObject().put("name", visit.field("name").orElse("")))
                .map(done -> Reply.done(path(visit), "team_renamed", Map.of()))
                .recover(failure -> refused(visit, failure));
    }

    /** {@code POST …/members}: puts somebody in. */
    public static Future<Reply> add(Visit visit) {
        return visit.change("addTeamMember", member(visit, visit.field("user").orElse("-")))
                .map(done -> Reply.done(path(visit), "team_member_added", Map.of()))
                .recover(failure -> refused(visit, failure));
    }

    /** {@code POST …/members/{user}/remove}: takes somebody out. */
    public static Future<Reply> takeOut(Visit visit) {
        return visit.change("removeTeamMember", member(visit, visit.path("user")))
                .map(done -> Reply.done(path(visit), "team_member_removed", Map.of()))
                .recover(failure -> refused(visit, failure));
    }

    private static Future<Reply> refused(Visit visit, Throwable failure) {
        Refused refused = Refused.of(failure, "the console");
        Fields form = Fields.refused(visit.fields(), refused, visit.voice(), "name");
        return versioned(visit)
                .compose(read -> Meanwhile.told(
                        visit,
                        refused,
                        form,
                        read.team().id(),
                        Map.of("name", read.team().name())))
                .compose(fields -> drawn(visit, refused.problem().code().status(), fields));
    }

    private static Future<Reply> drawn(Visit visit, int status, Fields fields) {
        Filters place = Filters.of(visit, "/teams/" + visit.path("team"), "add");
        Future<Versioned> team = versioned(visit);
        return team.compose(read -> {
                    Future<JsonObject> members = visit.read(
                            "listTeamMembers",
                            team(visit),
                            visit.query("cursor")
                                    .map(cursor -> Map.of("cursor", cursor))
                                    .orElse(Map.of()));
                    Future<Optional<List<Person>>> found = found(visit);
                    return Future.all(members, found)
                            .map(both -> new TeamPage(
                                    read.team(),
                                    read.version(),
                                    Items.of(members.result(), Person::of),
                                    place,
                                    found.result(),
                                    fields));
                })
                .map(page -> Reply.again(
                        status,
                        page.team().name(),
                        Section.TEAMS,
                        output -> JteteamGenerated.render(output, null, visit.voice(), page)));
    }

    private static Future<Optional<List<Person>>> found(Visit visit) {
        Optional<String> search = visit.query("add");
        return search.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : visit.read("listUsers", Map.of(), Map.of("search", search.get(), "limit", "8"))
                        .map(people -> Optional.of(Items.of(people, Person::of).items()));
    }

    private static String path(Visit visit) {
        return TeamsPage.PATH + "/" + visit.path("team");
    }

    static Map<String, String> team(Visit visit) {
        return Map.of("team", visit.path("team"));
    }

    private static Map<String, String> member(Visit visit, String user) {
        return Map.of("team", visit.path("team"), "user", user);
    }

    /** The team of the address with the version that it is at. */
    static Future<Versioned> versioned(Visit visit) {
        return visit.call("getTeam", Asked.reading(visit.inOrganization(team(visit)), Map.of()))
                .map(Versioned::of);
    }

    /** @param version for {@code If-Match} */
    record Versioned(Team team, long version) {
        static Versioned of(Answer answer) {
            return new Versioned(
                    Team.of(Objects.requireNonNull(answer.body())), Objects.requireNonNull(answer.version()));
        }
    }

    /** The rename form as it stands: what was entered, or the name. */
    public Fields named() {
        return fields.values().containsKey("name")
                ? fields
                : new Fields(Map.of("name", team.name()), fields.faults(), fields.general(), fields.meanwhile());
    }
}
