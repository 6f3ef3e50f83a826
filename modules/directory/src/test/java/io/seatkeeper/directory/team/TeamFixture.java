package io.seatkeeper.directory.team;

import static io.seatkeeper.directory.DirectoryNode.OPERATOR;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.directory.DirectoryNode;
import java.util.List;
import java.util.Optional;

/** Teams of a node, asked for over the bus. */
final class TeamFixture {
    private final DirectoryNode node;

    TeamFixture(DirectoryNode node) {
        this.node = node;
    }

    Team create(Organization organization, String name, List<UserId> members) {
        return node.ask(Teams.CREATE, new Teams.Create(OPERATOR, organization.id(), name, Optional.empty(), members));
    }

    Team change(Team team, MemberChange... members) {
        return node.ask(Teams.CHANGE, change(OPERATOR, team, members));
    }

    static Teams.Change change(Actor actor, Team team, MemberChange... members) {
        return new Teams.Change(
                actor,
                team.organization(),
                team.id(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(members));
    }

    static Teams.Change rename(Team team, String name) {
        return new Teams.Change(
                OPERATOR,
                team.organization(),
                team.id(),
                Optional.empty(),
                Optional.of(name),
                Optional.empty(),
                List.of());
    }

    Team find(Team team) {
        return node.ask(Teams.FIND, new Teams.Find(team.organization(), team.id(), true));
    }

    List<UserId> members(Team team) {
        return find(team).members().stream().map(Teams.Member::user).toList();
    }
}
