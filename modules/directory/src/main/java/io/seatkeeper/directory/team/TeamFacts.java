package io.seatkeeper.directory.team;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.platform.published.Fact;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is told of teams. A change of members is one fact with counts; each person's own fact stands beside it only where few
 * moved, so that a push of 100,000 members is no flood. Who leaves by being deleted is told of by that deletion alone.
 */
final class TeamFacts {
    /** Up to how many who moved at once each is told of by name. */
    static final int MOST_TOLD = 100;

    private TeamFacts() {}

    static List<Fact> created(Actor actor, Team team, Moves moves) {
        JsonObject detail = described(team)
                .put("externalId", team.externalId().orElse(null))
                .put("members", moves.joined());
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(actor, "team.created", team, detail));
        facts.addAll(people(actor, team, moves));
        return facts;
    }

    /** @param after with the fields that it has from now on */
    static List<Fact> changed(Actor actor, Team before, Team after, Moves moves) {
        List<Fact> facts = new ArrayList<>();
        if (!before.displayName().equals(after.displayName())) {
            JsonObject names =
                    new JsonObject().put("from", before.displayName()).put("to", after.displayName());
            facts.add(fact(actor, "team.renamed", after, names));
        }
        if (!before.externalId().equals(after.externalId()) || before.managedByScim() != after.managedByScim()) {
            JsonObject detail = described(after)
                    .put("externalId", after.externalId().orElse(null))
                    .put("managedBy", after.managedByScim() ? "scim" : null);
            facts.add(fact(actor, "team.changed", after, detail));
        }
        if (!moves.isEmpty()) {
            JsonObject counts = described(after).put("joined", moves.joined()).put("left", moves.left());
            facts.add(fact(actor, "team.members_changed", after, counts));
            facts.addAll(people(actor, after, moves));
        }
        return facts;
    }

    static List<Fact> removed(Actor actor, Team team, Moves moves) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(actor, "team.removed", team, described(team).put("members", moves.left())));
        facts.addAll(people(actor, team, moves));
        return facts;
    }

    private static List<Fact> people(Actor actor, Team team, Moves moves) {
        List<Fact> facts = new ArrayList<>();
        if (moves.joined() + moves.left() <= MOST_TOLD) {
            tell(facts, actor, team, moves.whoJoined(), "joined");
            tell(facts, actor, team, moves.whoLeft(), "left");
        }
        return facts;
    }

    private static void tell(List<Fact> facts, Actor actor, Team team, Set<UUID> people, String change) {
        people.forEach(person -> facts.add(new Fact(
                actor,
                "user.team_changed",
                person.toString(),
                described(team).put("team", team.id().toString()).put("change", change))));
    }

    private static Fact fact(Actor actor, String action, Team team, JsonObject detail) {
        return new Fact(actor, action, team.id().toString(), detail);
    }

    private static JsonObject described(Team team) {
        return new JsonObject().put("displayName", team.displayName());
    }
}
