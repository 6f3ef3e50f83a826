package io.seatkeeper.directory.team;

import static io.seatkeeper.directory.DirectoryNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.testkit.TestPostgres;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Teams, made and changed one after the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamIT {
    private static final Actor CLIENT = new Actor(Actor.Kind.SCIM_CLIENT, "client", "Entra");

    private final DirectoryNode node = new DirectoryNode(TestPostgres.migrated());
    private final TeamFixture teams = new TeamFixture(node);
    private final Organization acme = node.organization(OptionalInt.empty());

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void aTeamIsMadeWithItsMembersInTheirOrder() {
        User ada = node.person(acme, "ada");
        User bob = node.person(acme, "bob");

        Team made = teams.create(acme, "Sales", List.of(bob.id(), ada.id()));

        assertThat(made.memberCount()).isEqualTo(2);
        assertThat(made.managedByScim()).isFalse();
        assertThat(teams.members(made)).containsExactly(bob.id(), ada.id());
    }

    @Test
    void aNameIsTakenWithoutRegardToCaseAndAnExternalIdExactly() {
        Organization org = node.organization(OptionalInt.empty());
        node.ask(Teams.CREATE, creation(org, "Berlin", Optional.of("b1")));

        assertThat(node.refusal(Teams.CREATE, creation(org, "BERLIN", Optional.empty())))
                .isEqualTo(ErrorCode.SCIM_UNIQUENESS);
        assertThat(node.refusal(Teams.CREATE, creation(org, "Bonn", Optional.of("b1"))))
                .isEqualTo(ErrorCode.SCIM_UNIQUENESS);
        node.ask(Teams.CREATE, creation(org, "Bonn", Optional.of("B1")));
        node.ask(Teams.CREATE, creation(acme, "Berlin", Optional.of("b1")));
        assertThat(node.actions(org)).filteredOn("team.created"::equals).hasSize(2);
    }

    @Test
    void aRenameIsToldAndKeepsTheMembers() {
        Team team = teams.create(
                acme, "Old name", List.of(node.person(acme, "carla").id()));

        Team renamed = node.ask(
                Teams.CHANGE,
                new Teams.Change(
                        OPERATOR,
                        acme.id(),
                        team.id(),
                        Optional.of(team.version()),
                        Optional.of("New name"),
                        Optional.of(Optional.of("x")),
                        List.of()));

        assertThat(renamed.displayName()).isEqualTo("New name");
        assertThat(renamed.externalId()).contains("x");
        assertThat(renamed.memberCount()).isEqualTo(1);
        assertThat(renamed.version()).isGreaterThan(team.version());
        assertThat(node.actions(acme)).contains("team.renamed");
    }

    @Test
    void aChangeOfAStaleVersionIsRefused() {
        Team team = teams.create(acme, "Stale", List.of());
        UserId dora = node.person(acme, "dora").id();
        teams.change(team, new MemberChange.Add(List.of(dora)));

        assertThat(node.refusal(
                        Teams.CHANGE,
                        new Teams.Change(
                                OPERATOR,
                                acme.id(),
                                team.id(),
                                Optional.of(team.version()),
                                Optional.of("Later"),
                                Optional.empty(),
                                List.of())))
                .isEqualTo(ErrorCode.VERSION_MISMATCH);
        assertThat(node.refusal(
                        Teams.REMOVE, new Teams.Remove(OPERATOR, acme.id(), team.id(), Optional.of(team.version()))))
                .isEqualTo(ErrorCode.VERSION_MISMATCH);
    }

    @Test
    void changesOfMembersAreSetsAppliedInTheirOrder() {
        UserId one = node.person(acme, "one").id();
        UserId two = node.person(acme, "two").id();
        UserId three = node.person(acme, "three").id();
        Team team = teams.create(acme, "Sets", List.of(one));

        teams.change(
                team,
                new MemberChange.Add(List.of(one, two, two)),
                new MemberChange.RemoveThese(List.of(one, three)),
                new MemberChange.Add(List.of(three)));
        assertThat(teams.members(team)).containsExactly(two, three);

        Team replaced = teams.change(team, new MemberChange.ReplaceAll(List.of(one, two)));
        assertThat(teams.members(team)).containsExactly(two, one);
        assertThat(replaced.memberCount()).isEqualTo(2);

        assertThat(teams.change(team, new MemberChange.ReplaceAll(List.of())).memberCount())
                .isZero();
    }

    @Test
    void whatChangesNothingIsNeitherWrittenNorTold() {
        Organization org = node.organization(OptionalInt.empty());
        UserId ada = node.person(org, "ada").id();
        Team team = teams.create(org, "Quiet", List.of(ada));
        List<String> before = node.actions(org);

        Team after = teams.change(team, new MemberChange.Add(List.of(ada)), new MemberChange.ReplaceAll(List.of(ada)));

        assertThat(after.version()).isEqualTo(team.version());
        assertThat(node.actions(org)).isEqualTo(before);
    }

    @Test
    void whoLeavesAndJoinsAgainInOneChangeIsNotTold() {
        Organization org = node.organization(OptionalInt.empty());
        UserId ada = node.person(org, "ada").id();
        Team team = teams.create(org, "Net", List.of(ada));
        List<String> before = node.actions(org);

        teams.change(team, new MemberChange.ReplaceAll(List.of()), new MemberChange.Add(List.of(ada)));

        assertThat(teams.members(team)).containsExactly(ada);
        assertThat(node.actions(org)).isEqualTo(before);
    }

    @Test
    void unknownMembersAreNamedAndNothingIsApplied() {
        UserId known = node.person(acme, "known").id();
        UserId stranger = new UserId(Ids.next());
        UserId ofOthers = node.person(node.organization(5), "other").id();
        Team team = teams.create(acme, "Strict", List.of());

        assertThatThrownBy(() -> teams.change(team, new MemberChange.Add(List.of(known, stranger, ofOthers))))
                .isInstanceOfSatisfying(ContractFailure.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
                    assertThat(refusal).hasMessageContaining(stranger.toString());
                    assertThat(refusal).hasMessageContaining(ofOthers.toString());
                    assertThat(refusal).hasMessageNotContaining(known.toString());
                });
        assertThat(teams.members(team)).isEmpty();
        assertThat(node.refusal(
                        Teams.CREATE,
                        new Teams.Create(OPERATOR, acme.id(), "Never", Optional.empty(), List.of(stranger))))
                .isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
        assertThat(node.count("SELECT count(*) FROM team WHERE display_name = 'Never'"))
                .isZero();
    }

    @Test
    void removingSomebodyUnknownIsNoFault() {
        UserId ada = node.person(acme, "removing").id();
        Team team = teams.create(acme, "Removing", List.of(ada));

        assertThat(teams.change(team, new MemberChange.RemoveThese(List.of(new UserId(Ids.next()), ada)))
                        .memberCount())
                .isZero();
    }

    @Test
    void unknownMembersAreSkippedWhereTheOrganizationSaysSo() {
        Organization lenient = node.organization(OptionalInt.empty());
        node.sql("UPDATE organization SET skip_unknown_members = true WHERE org_id = '%s'".formatted(lenient.id()));
        UserId known = node.person(lenient, "known").id();

        Team team = teams.create(lenient, "Lenient", List.of(new UserId(Ids.next()), known));

        assertThat(teams.members(team)).containsExactly(known);
    }

    @Test
    void whoeverIsDeletedLeavesEveryTeam() {
        User gone = node.person(acme, "gone");
        User stays = node.person(acme, "stays");
        Team first = teams.create(acme, "First of two", List.of(gone.id(), stays.id()));
        Team second = teams.create(acme, "Second of two", List.of(gone.id()));

        node.sql("UPDATE user_account SET deleted_at = now() WHERE user_id = '%s'".formatted(gone.id()));

        assertThat(teams.members(first)).containsExactly(stays.id());
        Team left = teams.find(second);
        assertThat(left.memberCount()).isZero();
        assertThat(left.version()).isGreaterThan(second.version());
        assertThatThrownBy(() -> teams.change(second, new MemberChange.Add(List.of(gone.id()))))
                .isInstanceOf(ContractFailure.class);
    }

    @Test
    void aTeamThatIsPushedIsNotChangedByHand() {
        UserId ada = node.person(acme, "pushed").id();
        Team team =
                node.ask(Teams.CREATE, new Teams.Create(CLIENT, acme.id(), "Pushed", Optional.empty(), List.of(ada)));

        assertThat(team.managedByScim()).isTrue();
        assertThat(node.refusal(Teams.CHANGE, change(OPERATOR, team, new MemberChange.RemoveThese(List.of(ada)))))
                .isEqualTo(ErrorCode.TEAM_MANAGED_BY_SCIM);
        assertThat(node.refusal(Teams.REMOVE, new Teams.Remove(OPERATOR, acme.id(), team.id(), Optional.empty())))
                .isEqualTo(ErrorCode.TEAM_MANAGED_BY_SCIM);
        assertThat(teams.members(team)).containsExactly(ada);
    }

    @Test
    void aTeamMadeByHandIsManagedByScimFromTheFirstPushOn() {
        Team team = teams.create(acme, "Taken over", List.of());

        node.ask(Teams.CHANGE, change(CLIENT, team));

        assertThat(teams.find(team).managedByScim()).isTrue();
    }

    @Test
    void aTeamThatIsTakenBackIsTheOrganizationsOwnUntilTheNextPush() {
        Actor provider = new Actor(Actor.Kind.SCIM_CLIENT, "token", "a provider");
        Team pushed = node.ask(
                Teams.CREATE, new Teams.Create(provider, acme.id(), "Taken back", Optional.of("idp-7"), List.of()));
        Teams.TakeBack takeBack = new Teams.TakeBack(OPERATOR, acme.id(), pushed.id(), Optional.of(pushed.version()));

        Team own = node.ask(Teams.TAKE_BACK, takeBack);
        assertThat(own.managedByScim()).isFalse();
        assertThat(own.externalId()).contains("idp-7");
        assertThat(node.refusal(Teams.TAKE_BACK, takeBack)).isEqualTo(ErrorCode.VERSION_MISMATCH);
        assertThat(node.ask(Teams.TAKE_BACK, new Teams.TakeBack(OPERATOR, acme.id(), pushed.id(), Optional.empty())))
                .isEqualTo(own);
        node.ask(Teams.CHANGE, TeamFixture.rename(own, "Mine"));

        UserId ida = node.person(acme, "ida").id();
        Team again = node.ask(Teams.CHANGE, change(provider, own, new MemberChange.Add(List.of(ida))));
        assertThat(again.managedByScim()).isTrue();
        assertThat(node.refusal(Teams.CHANGE, TeamFixture.rename(own, "Mine again")))
                .isEqualTo(ErrorCode.TEAM_MANAGED_BY_SCIM);
    }

    @Test
    void aRemovedTeamIsGoneAndItsNameFree() {
        UserId ada = node.person(acme, "member of the removed").id();
        Team team = teams.create(acme, "Removed", List.of(ada));

        node.ask(Teams.REMOVE, new Teams.Remove(OPERATOR, acme.id(), team.id(), Optional.empty()));

        assertThat(node.refusal(Teams.FIND, new Teams.Find(acme.id(), team.id(), false)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.count("SELECT count(*) FROM team_member WHERE team_id = '%s'".formatted(team.id())))
                .isZero();
        teams.create(acme, "Removed", List.of());
    }

    @Test
    void nobodyReachesTheTeamsOfAnotherOrganization() {
        Organization other = node.organization(5);
        Team team = teams.create(acme, "Ours", List.of());

        assertThat(node.refusal(Teams.FIND, new Teams.Find(other.id(), team.id(), true)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.refusal(
                        Teams.CHANGE,
                        new Teams.Change(
                                OPERATOR,
                                other.id(),
                                team.id(),
                                Optional.empty(),
                                Optional.of("Stolen"),
                                Optional.empty(),
                                List.of())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.refusal(Teams.FIND, new Teams.Find(acme.id(), new TeamId(Ids.next()), true)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aNameThatCantBeANameIsRefused() {
        for (String name : List.of("", "  ", "x".repeat(257), "a\0b")) {
            assertThat(node.refusal(Teams.CREATE, creation(acme, name, Optional.empty())))
                    .isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
        }
    }

    private static Teams.Create creation(Organization organization, String name, Optional<String> externalId) {
        return new Teams.Create(OPERATOR, organization.id(), name, externalId, List.of());
    }

    private static Teams.Change change(Actor actor, Team team, MemberChange... members) {
        return TeamFixture.change(actor, team, members);
    }
}
