package io.seatkeeper.directory.query;

import static io.seatkeeper.directory.query.QueryFixture.compare;
import static io.seatkeeper.directory.query.QueryFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.Filter.Operator;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.contract.scim.Window;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.database.Migrations;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A page is found by its number through regions and places, however deep it lies and whoever came and went. */
class DeepPageIT {
    @Test
    void aPageDeepInTheListIsWhereItWouldBeCounted() {
        try (DirectoryNode node = new DirectoryNode(TestPostgres.migrated())) {
            QueryFixture people = new QueryFixture(node);
            Organization acme = node.organization(OptionalInt.empty());
            node.sql(newcomers(acme.id().value(), 1, 90_000));
            for (int coming = 90_001; coming < 130_000; coming += 4_000) {
                node.sql(newcomers(acme.id().value(), coming, coming + 3_999));
            }
            node.sql("UPDATE user_account SET deleted_at = now() WHERE user_name LIKE '%7'");
            node.sql("UPDATE user_account SET deleted_at = now() WHERE user_name BETWEEN 'n70000' AND 'n71999'");
            people.person(acme, "last", new JsonObject());
            List<String> all = people.walk(acme, Optional.empty(), Optional.empty(), 1_000);

            assertThat(node.count("SELECT count(*) FROM user_region")).isGreaterThan(3);
            assertEachCountsItsOwn(node);
            for (int start :
                    new int[] {1, 2, 899, 900, 901, 28_801, 50_000, 70_001, 90_000, all.size() - 1, all.size()}) {
                ScimUsers.Found page =
                        node.ask(ScimUsers.SEARCH, people.search(acme, Optional.empty(), new Window.Index(start, 10)));
                assertThat(names(page)).isEqualTo(all.subList(start - 1, Math.min(all.size(), start + 9)));
                assertThat(page.total()).isEqualTo(all.size());
            }
            assertThat(node.ask(
                                    ScimUsers.SEARCH,
                                    people.search(acme, Optional.empty(), new Window.Index(all.size() + 1, 10)))
                            .users())
                    .isEmpty();
            Filter begins = compare("userName", Operator.SW, "n");
            assertThat(node.ask(ScimUsers.SEARCH, people.search(acme, Optional.of(begins), new Window.Index(5_000, 10)))
                            .total())
                    .as("a common beginning is walked")
                    .isEqualTo(all.size() - 1);
        }
    }

    @Test
    void whoWasThereBeforeRegionsWereIsCountedByThem() {
        DatabaseAddress address = TestPostgres.empty();
        migrateUntilBeforeRegions(address);
        UUID large = UUID.randomUUID();
        UUID small = UUID.randomUUID();
        for (UUID organization : List.of(large, small)) {
            TestPostgres.execute(address, """
                    INSERT INTO organization (org_id, slug, name) VALUES ('%1$s', 'o-%1$s', 'O');
                    INSERT INTO organization_counter (org_id) VALUES ('%1$s')""".formatted(organization));
        }
        TestPostgres.execute(address, newcomers(large, 1, 70_000));
        TestPostgres.execute(address, newcomers(small, 1, 3));

        new Migrations(address).migrate();

        try (DirectoryNode node = new DirectoryNode(address)) {
            assertThat(node.count("SELECT count(*) FROM user_region WHERE org_id = '" + large + "'"))
                    .isEqualTo(3);
            assertEachCountsItsOwn(node);
            node.sql(newcomers(small, 4, 5_000));
            node.sql("DELETE FROM user_account WHERE user_name IN ('n2', 'n4711', 'n69000')");
            assertEachCountsItsOwn(node);
        }
    }

    /** No region and no place has another number than that of the living people in it. */
    private static void assertEachCountsItsOwn(DirectoryNode node) {
        for (String parts : List.of("user_region", "user_place")) {
            assertThat(node.count("""
                    SELECT count(*) FROM (
                        SELECT *, lead(first_user_id, 1, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                            OVER (PARTITION BY org_id ORDER BY first_user_id) AS behind FROM %s) part
                    WHERE people <> (SELECT count(*) FROM user_account person WHERE person.org_id = part.org_id
                        AND user_id >= first_user_id AND user_id < behind AND deleted_at IS NULL)""".formatted(parts))).as(parts).isZero();
        }
    }

    private static String newcomers(UUID organization, int first, int last) {
        return """
                INSERT INTO user_account (org_id, user_id, user_name, email_proven, source)
                SELECT '%s', uuidv7(), 'n' || number, false, 'import' FROM generate_series(%d, %d) number""".formatted(organization, first, last);
    }

    private static void migrateUntilBeforeRegions(DatabaseAddress address) {
        Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration")
                .target("23")
                .load()
                .migrate();
    }
}
