package io.seatkeeper.directory.team;

import static io.seatkeeper.directory.DirectoryNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Teams that many change at once, on two nodes, and teams that are large. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamLoadIT {
    private final DatabaseAddress address = TestPostgres.migrated();
    private final DirectoryNode node = new DirectoryNode(address);
    private final DirectoryNode other = new DirectoryNode(address);
    private final TeamFixture teams = new TeamFixture(node);

    @AfterAll
    void close() {
        node.close();
        other.close();
    }

    @Test
    void fortyAddsAtOnceLeaveForty() {
        Organization acme = node.organization(OptionalInt.empty());
        List<UserId> people = many(acme, 40);
        Team team = teams.create(acme, "Forty", List.of());

        List<Future<?>> adds = new ArrayList<>();
        for (UserId person : people) {
            adds.add(change(adds.size(), team, new MemberChange.Add(List.of(person))));
        }
        DirectoryNode.await(Future.all(adds));

        assertThat(teams.members(team)).containsExactlyInAnyOrderElementsOf(people);
        assertThat(teams.find(team).memberCount()).isEqualTo(40);
        assertThat(node.actions(acme)).filteredOn("user.team_changed"::equals).hasSize(40);
    }

    @Test
    void addsRemovesAndRenamesMixedLoseNothing() {
        Organization acme = node.organization(OptionalInt.empty());
        List<UserId> people = many(acme, 60);
        List<UserId> leaving = people.subList(0, 30);
        List<UserId> joining = people.subList(30, 60);
        Team team = teams.create(acme, "Mixed", leaving);

        List<Future<?>> changes = new ArrayList<>();
        for (int turn = 0; turn < 30; turn++) {
            changes.add(change(turn, team, new MemberChange.Add(List.of(joining.get(turn)))));
            changes.add(change(turn + 1, team, new MemberChange.RemoveThese(List.of(leaving.get(turn)))));
            changes.add(node.bus().call(Teams.CHANGE, TeamFixture.rename(team, "Mixed " + turn)));
        }
        DirectoryNode.await(Future.all(changes));

        Team after = teams.find(team);
        assertThat(teams.members(team)).containsExactlyInAnyOrderElementsOf(joining);
        assertThat(after.memberCount()).isEqualTo(30);
        assertThat(after.displayName()).startsWith("Mixed ");
        assertThat(after.version()).isEqualTo(team.version() + 90);
    }

    @Test
    void aPushOfMoreThanAPieceIsAppliedAsAWhole() {
        Organization acme = node.organization(OptionalInt.empty());
        List<UserId> people = many(acme, 12_000);
        Team team = teams.create(acme, "Large", people.subList(0, 11_000));
        assertThat(team.memberCount()).isEqualTo(11_000);

        Team replaced = teams.change(
                team,
                new MemberChange.ReplaceAll(people.subList(1_000, 12_000)),
                new MemberChange.RemoveThese(people.subList(2_000, 2_500)));

        Set<UserId> expected = new HashSet<>(people.subList(1_000, 12_000));
        expected.removeAll(people.subList(2_000, 2_500));
        assertThat(new HashSet<>(teams.members(team))).isEqualTo(expected);
        assertThat(replaced.memberCount()).isEqualTo(10_500);
        assertThat(teams.members(team).getFirst())
                .as("who stays keeps their place")
                .isEqualTo(people.get(1_000));
        assertThat(node.actions(acme))
                .as("a push this large is told by counts")
                .containsExactly("organization.created", "team.created", "team.members_changed");
        assertThat(node.count("SELECT count(*) FROM team_member_stage")).isZero();
    }

    @Test
    void oneStrangerAmongThousandsKeepsAllOut() {
        Organization acme = node.organization(OptionalInt.empty());
        List<UserId> people = new ArrayList<>(many(acme, 6_000));
        UserId stranger = new UserId(Ids.next());
        people.add(stranger);
        Team team = teams.create(acme, "Strict and large", List.of());

        assertThatThrownBy(() -> teams.change(team, new MemberChange.Add(people)))
                .isInstanceOfSatisfying(ContractFailure.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
                    assertThat(refusal).hasMessageContaining(stranger.toString());
                });
        assertThat(teams.find(team).memberCount()).isZero();
        assertThat(node.count("SELECT count(*) FROM team_member_stage")).isZero();
    }

    @Test
    void peopleSignInWhileALargePushIsStaged() {
        Organization acme = node.organization(OptionalInt.empty());
        List<UserId> people = many(acme, 20_000);
        Team team = teams.create(acme, "Pushed aside", List.of());

        Future<Team> push = change(0, team, new MemberChange.Add(people));
        List<Future<?>> visits = new ArrayList<>();
        for (int visit = 0; visit < 20; visit++) {
            visits.add(other.signIn(acme, DirectoryNode.identity("visitor" + visit)));
        }
        DirectoryNode.await(Future.all(visits));

        assertThat(DirectoryNode.await(push).memberCount()).isEqualTo(20_000);
    }

    @Test
    void whatIsLeftOfAStageAfterACrashIsNotAppliedAsTheWhole() {
        Organization acme = node.organization(OptionalInt.empty());
        List<UserId> people = many(acme, 6_000);
        Team team = teams.create(acme, "Survivor", people.subList(0, 10));

        Promise<Void> held = Promise.promise();
        Promise<Void> release = Promise.promise();
        Future<Void> lock = node.whileLocked(acme, () -> {
            held.complete();
            return release.future();
        });
        DirectoryNode.await(held.future());
        Future<Team> push = change(0, team, new MemberChange.ReplaceAll(people));
        String stage = " FROM team_member_stage WHERE org_id = '%s'".formatted(acme.id());
        while (node.count("SELECT count(*)" + stage) < 6_000 && !push.isComplete()) {
            Thread.onSpinWait();
        }
        node.sql("DELETE" + stage + " AND place > 1000");
        release.complete();
        DirectoryNode.await(lock);

        assertThatThrownBy(() -> DirectoryNode.await(push))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThat(teams.members(team)).containsExactlyElementsOf(people.subList(0, 10));
    }

    @Test
    void aStageThatNobodyCameBackForIsCleared() {
        Organization acme = node.organization(OptionalInt.empty());
        String row = "INSERT INTO team_member_stage VALUES ('%s', '%s', 0, '%s', 1)";
        node.sql(row.formatted(
                acme.id(), new UUID(Instant.now().minusSeconds(7_200).toEpochMilli() << 16, 1), Ids.next()));
        node.sql(row.formatted(acme.id(), Ids.next(), Ids.next()));

        DirectoryNode.await(new ClearStages(node.database()).round(Instant.now().minusSeconds(3_600)));

        assertThat(node.count("SELECT count(*) FROM team_member_stage WHERE org_id = '%s'".formatted(acme.id())))
                .isEqualTo(1);
    }

    private Future<Team> change(int turn, Team team, MemberChange change) {
        DirectoryNode asked = turn % 2 == 0 ? node : other;
        return asked.bus().call(Teams.CHANGE, TeamFixture.change(OPERATOR, team, change));
    }

    private List<UserId> many(Organization organization, int count) {
        RowSet<Row> rows = node.sql("""
                INSERT INTO user_account (org_id, user_id, user_name, email, email_proven, source)
                SELECT '%s', uuidv7(), name, name, true, 'import'
                FROM (SELECT 'person-' || number || '@example.com' AS name FROM generate_series(1, %d) number) person
                RETURNING user_id""".formatted(organization.id(), count));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new UserId(row.getUUID(0)))
                .toList();
    }
}
