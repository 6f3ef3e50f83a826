package io.seatkeeper.directory.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches among more people than one search looks at: 12,000 whose names begin with a p, then 21,000 that begin with an n,
 * of whom 3,000 are blocked; the oldest p is an Org Admin, and blocked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeSearchIT {
    private static final String TEAM = "00000000-0000-7000-9000-000000000001";

    private final DirectoryNode node = new DirectoryNode(TestPostgres.migrated());
    private final Organization large = node.organization(OptionalInt.empty());

    @BeforeAll
    void fill() {
        node.sql(people("p", 1, 12_000, "NULL"));
        node.sql(people("n", 12_001, 30_000, "NULL"));
        node.sql(people("n", 30_001, 33_000, "now()"));
        node.sql("UPDATE user_account SET role = 'org_admin', blocked_at = now() WHERE user_name = 'p1@example.com'");
        node.sql(
                "INSERT INTO team (org_id, team_id, display_name, managed_by_scim) SELECT '%s', gen_random_uuid(), n, false"
                                .formatted(large.id())
                        + " FROM generate_series(1, 20) n");
        node.sql("INSERT INTO team (org_id, team_id, display_name, managed_by_scim) VALUES ('%s', '%s', 'Large', false)"
                .formatted(large.id(), TEAM));
        node.sql(
                "INSERT INTO team_member (org_id, team_id, user_id) SELECT team.org_id, team_id, user_id FROM user_account"
                        + " JOIN team ON team.display_name = 'Large' AND name_key LIKE 'p%'"
                        + " OR length(team.display_name) < 3 AND name_key LIKE 'n' || team.display_name || '%'");
        node.sql("VACUUM (ANALYZE) user_account");
        node.sql("VACUUM (ANALYZE) team_member");
    }

    @AfterAll
    void close() {
        node.close();
    }

    private String people(String letter, int first, int last, String blocked) {
        return """
                INSERT INTO user_account (org_id, user_id, user_name, email, email_proven, source, display_name, family_name,
                    blocked_at)
                SELECT '%s', ('00000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, name || '@example.com',
                    name || '@example.com', true, 'import', name, name, %s
                FROM (SELECT '%s' || number AS name, number FROM generate_series(%d, %d) number) person""".formatted(large.id(), blocked, letter, first, last);
    }

    @Test
    void whoeverIsCountedByTheWayIsCountedExactly() {
        assertThat(search(new Criteria())).extracting(this::total).isEqualTo("33000");
        assertThat(search(new Criteria().status(UserStatus.ACTIVE)))
                .extracting(this::total)
                .isEqualTo("29999");
        assertThat(search(new Criteria().status(UserStatus.BLOCKED)))
                .extracting(this::total)
                .isEqualTo("3001");
        assertThat(search(new Criteria().team(TEAM))).extracting(this::total).isEqualTo("12000");
        assertThat(search(new Criteria().text("p10"))).extracting(this::total).isEqualTo("1111");
    }

    @Test
    void ofMoreThanTenThousandItIsSaidThatThereAreMore() {
        assertThat(search(new Criteria().source(Source.IMPORT)))
                .extracting(this::total)
                .isEqualTo("10000 or more");
        assertThat(search(new Criteria().role(Role.LEARNER).status(UserStatus.ACTIVE)))
                .extracting(this::total)
                .isEqualTo("10000 or more");
        assertThat(search(new Criteria().text("n")))
                .extracting(this::total)
                .satisfies(total -> assertThat(total).endsWith("or more"));
    }

    @Test
    void aCommonTextIsFoundWithWhoeverComesNextHoweverFarTheyAre() {
        Page<User> newest = search(new Criteria().text("N")).page();
        assertThat(newest.items().getFirst().label()).isEqualTo("n33000@example.com");

        @Nullable String cursor = null;
        for (int pages = 0; pages < 2; pages++) {
            Users.UserPage nobodyYet = search(new Criteria().text("P"), cursor);
            assertThat(nobodyYet.page().items()).isEmpty();
            assertThat(nobodyYet.page().next()).isNotNull();
            assertThat(nobodyYet.exact()).isFalse();
            cursor = nobodyYet.page().next();
        }
        Page<User> next = search(new Criteria().text("P"), cursor).page();
        assertThat(next.items().getFirst().label()).isEqualTo("p12000@example.com");
        assertThat(next.items()).hasSize(1_000);
    }

    @Test
    void aCommonTextIsWalkedToItsEndWithoutGapOrRepetition() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<User> page = search(new Criteria().text("p"), cursor).page();
            page.items().forEach(user -> seen.add(user.label()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(12_000).doesNotHaveDuplicates();
    }

    @Test
    void whomAnotherConditionLeavesAreFoundAtOnce() {
        Users.UserPage admins =
                search(new Criteria().text("p").role(Role.ORG_ADMIN).status(UserStatus.BLOCKED));
        assertThat(admins.page().items()).hasSize(1);
        assertThat(admins.exact()).isTrue();
        Users.UserPage inTeam =
                search(new Criteria().team("Large").role(Role.ORG_ADMIN).status(UserStatus.BLOCKED));
        assertThat(inTeam.page().items()).hasSize(1);
        assertThat(inTeam.exact()).isTrue();
        assertThat(search(new Criteria().team("Large").text("p11").status(UserStatus.ACTIVE)))
                .extracting(this::total)
                .isEqualTo("1111");
    }

    @Test
    void aLargeTeamIsLookedThroughPieceByPiece() {
        Users.UserPage found = search(new Criteria().team(TEAM).status(UserStatus.BLOCKED));
        assertThat(found.exact()).isFalse();
        int pages = 1;
        while (found.page().items().isEmpty()) {
            found = search(
                    new Criteria().team(TEAM).status(UserStatus.BLOCKED),
                    found.page().next());
            pages++;
        }
        assertThat(pages).isEqualTo(6);
        assertThat(found.page().items()).extracting(User::label).containsExactly("p1@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jit", "scim", "invitation", "import"})
    void eachKindOfPersonIsFound(String source) {
        Organization own = node.organization(OptionalInt.empty());
        node.sql("""
                INSERT INTO user_account (org_id, user_id, user_name, email, email_proven, source, role, blocked_at,
                    deactivated_at, deleted_at)
                SELECT '%s', gen_random_uuid(), status || role || '@example.com', status || role || '@example.com', true,
                    '%s', role, CASE status WHEN 'blocked' THEN now() END, CASE status WHEN 'deactivated' THEN now() END,
                    CASE status WHEN 'deleted' THEN now() END
                FROM unnest(ARRAY['active', 'deactivated', 'blocked', 'deleted']) status,
                    unnest(ARRAY['learner', 'org_admin']) role""".formatted(own.id(), source));
        assertThat(Source.values()).hasSize(4);
        for (UserStatus status : UserStatus.values()) {
            for (Role role : Role.values()) {
                Criteria criteria = new Criteria().source(Source.valueOf(source.toUpperCase(java.util.Locale.ROOT)));
                assertThat(node.ask(
                                        Users.SEARCH,
                                        criteria.status(status).role(role).search(own, Page.Request.FIRST))
                                .page()
                                .items())
                        .as(status + " " + role)
                        .extracting(User::label)
                        .containsExactly(status.text() + role.text() + "@example.com");
            }
        }
    }

    @Test
    void everyStatementIsServedByIndexesWhateverThePlanKnows() {
        for (String sql : List.of(
                SearchSql.PAGE_OF_KIND,
                SearchSql.PAGE_OF_FEW,
                SearchSql.PAGE_OF_TEAM,
                SearchSql.PAGE_IN_TEAM,
                SearchSql.PAGE_BY_TEXT,
                SearchSql.PAGE_BY_COMMON_TEXT,
                SearchSql.COUNT_OF_KIND,
                SearchSql.COUNT_OF_FEW,
                SearchSql.COUNT_IN_TEAM,
                SearchSql.STOPPED,
                SearchSql.STOPPED_IN_TEAM,
                SearchSql.EVERYBODY)) {
            assertThat(node.genericPlan(sql)).doesNotContain("Seq Scan");
        }
        assertThat(node.genericPlan(SearchSql.MEASURE_TEXT))
                .contains("Index Only Scan using user_account_email ")
                .contains("Index Only Scan using user_account_user_name ")
                .contains("Index Only Scan using user_account_name ")
                .contains("Index Only Scan using user_account_family_name ");
        for (String sql : List.of(SearchSql.COUNT_OF_KIND, SearchSql.COUNT_OF_FEW, SearchSql.PAGE_OF_KIND)) {
            assertThat(node.genericPlan(sql)).contains("using user_account_kind ");
        }
        assertThat(node.genericPlan(SearchSql.PAGE_IN_TEAM))
                .contains("Index Only Scan Backward using team_member_pkey ")
                .contains("using user_account_pkey ");
    }

    private String total(Users.UserPage found) {
        return found.page().total() + (found.exact() ? "" : " or more");
    }

    private Users.UserPage search(Criteria criteria) {
        return search(criteria, null);
    }

    private Users.UserPage search(Criteria criteria, @Nullable String cursor) {
        return node.ask(Users.SEARCH, criteria.search(large, new Page.Request(1_000, cursor)));
    }
}
