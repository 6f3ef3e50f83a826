package io.seatkeeper.directory.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.contract.scim.Window;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A first sync on a new database, to which PostgreSQL's autovacuum has not come yet. */
class FirstSyncIT {
    private static final int PEOPLE = 3_000;
    private static final int AT_ONCE = 50;
    private static final int TEAM_SIZE = 100;

    /** The service looks every second; here it is a number of people, so that a slow machine shows the same. */
    private static final int LOOKED_AT_EVERY = 250;

    /**
     * Rows that one person may cost on one index, all steps together: to read a few hundred at once is a good plan until the
     * next look, while reading everybody costs thousands each time.
     */
    private static final int MOST_READ = 1_000;

    private static final int PEOPLE_OF_OTHERS = 100_000;

    private final DatabaseAddress address = TestPostgres.migrated();

    @Test
    void nobodyIsFoundByReadingEverybodyBeforeAutovacuumHasBeenThere() {
        keepAutovacuumAway();
        try (DirectoryNode node = new DirectoryNode(address)) {
            PushPersonIT.everyConnectionSpeaks(node);
            synchronize(node, node.organization(OptionalInt.empty()));
        } // with its connections goes what they have not reported yet

        assertThat(mostRead())
                .allSatisfy((index, read) -> assertThat(read).as(index).isLessThan((long) MOST_READ * PEOPLE));
    }

    @Test
    void newcomerBesideALargeOrganizationIsFoundByNameToo() {
        keepAutovacuumAway();
        try (DirectoryNode node = new DirectoryNode(address)) {
            people(node.organization(OptionalInt.empty()), PEOPLE_OF_OTHERS);
            node.sql("SELECT look_at_what_has_grown()");
            Organization newcomer = node.organization(OptionalInt.empty());
            people(newcomer, PEOPLE);
            assertThat(planToFindByName(node, newcomer)).contains("user_account_user_name");

            node.sql("SELECT look_at_what_has_grown()");

            assertThat(planToFindByName(node, newcomer)).contains("user_account_user_name");
        }
    }

    private void keepAutovacuumAway() {
        TestPostgres.execute(address, """
                DO $$ DECLARE name text; BEGIN
                    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                        EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = false)', name);
                    END LOOP;
                END $$""");
    }

    /** Accounts by a connection that ends with it, so that PostgreSQL has counted them. */
    private void people(Organization organization, int count) {
        TestPostgres.execute(address, """
                INSERT INTO user_account (org_id, user_id, user_name, email_proven, source)
                SELECT '%s', gen_random_uuid(), 'n' || each || '@example.com', false, 'scim' FROM generate_series(1, %d) each""".formatted(organization.id(), count));
    }

    private static String planToFindByName(DirectoryNode node, Organization organization) {
        StringBuilder plan = new StringBuilder();
        node.sql("""
                EXPLAIN SELECT * FROM user_account person WHERE person.org_id = '%s' AND person.deleted_at IS NULL
                    AND person.user_name_key >= 'n7@example.com' AND person.user_name_key <= 'n7@example.com'
                ORDER BY person.user_name_key LIMIT 1""".formatted(organization.id()))
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        return plan.toString();
    }

    private static void synchronize(DirectoryNode node, Organization acme) {
        List<UserId> people = new ArrayList<>();
        for (int visit = 0; visit < 2; visit++) {
            inParts(node, each -> node.signIn(acme, DirectoryNode.identity("j" + each)));
        }
        inParts(node, each -> node.bus().call(ScimUsers.SEARCH, named(acme, "p" + each + "@example.com")));
        inParts(
                node,
                each -> node.bus()
                        .call(ScimUsers.CREATE, push(each).create(acme))
                        .onSuccess(written -> {
                            synchronized (people) {
                                people.add(written.user().id());
                            }
                        }));
        inParts(node, each -> node.bus().call(ScimUsers.SEARCH, named(acme, "p" + each + "@example.com")));
        inParts(
                node,
                each -> node.bus()
                        .call(
                                ScimUsers.REPLACE,
                                push(each).displayName("P " + each).replace(acme, people.get(each))));
        for (int first = 0; first < PEOPLE; first += TEAM_SIZE) {
            Team team = node.ask(
                    Teams.CREATE,
                    new Teams.Create(
                            Push.BOUND.actor(),
                            acme.id(),
                            "Team " + first,
                            Optional.of("t-" + first),
                            people.subList(first, first + TEAM_SIZE - 1)));
            node.ask(
                    Teams.CHANGE,
                    new Teams.Change(
                            Push.BOUND.actor(),
                            acme.id(),
                            team.id(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(new MemberChange.Add(List.of(people.get(first + TEAM_SIZE - 1))))));
        }
    }

    private static Push push(int each) {
        return Push.of("p" + each).externalId("id-" + each);
    }

    private static ScimUsers.Search named(Organization acme, String userName) {
        return new ScimUsers.Search(
                acme.id(),
                "https://seatkeeper.example",
                Optional.of(new Filter.Compare(
                        AttributePath.of("userName"), Filter.Operator.EQ, new Filter.Value.Text(userName))),
                Optional.empty(),
                new Window.Index(1, 100),
                true);
    }

    private static void inParts(DirectoryNode node, IntFunction<Future<?>> step) {
        for (int first = 0; first < PEOPLE; first += AT_ONCE) {
            DirectoryNode.await(Future.all(
                    IntStream.range(first, first + AT_ONCE).mapToObj(step).toList()));
            if (first % LOOKED_AT_EVERY == 0) {
                node.sql("SELECT look_at_what_has_grown()");
            }
        }
    }

    /** How many rows were read of each table and by each index. */
    private Map<String, Long> mostRead() {
        Map<String, Long> read = new TreeMap<>();
        try (DirectoryNode later = new DirectoryNode(address)) {
            later.sql("""
                            SELECT indexrelname AS name, idx_tup_read AS read FROM pg_stat_user_indexes
                            UNION ALL SELECT relname || ' itself', seq_tup_read FROM pg_stat_user_tables""").forEach(row -> read.put(row.getString("name"), row.getLong("read")));
        }
        return read;
    }
}
