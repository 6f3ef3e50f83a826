package io.seatkeeper.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Users;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the schema itself holds, whoever writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaIT {
    private final DirectoryNode node = new DirectoryNode(TestPostgres.migrated());

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void aRawInsertPastTheLimitIsRefused() {
        Organization tiny = node.organization(2);
        insert(tiny, 2, "");

        assertSeatsExhausted(() -> insert(tiny, 1, ""));
        assertThat(node.seats(tiny).used()).isEqualTo(2);
    }

    @Test
    void oneStatementThatWouldPassTheLimitWritesNothing() {
        Organization tiny = node.organization(2);

        assertSeatsExhausted(() -> insert(tiny, 3, ""));
        assertThat(node.seats(tiny).used()).isZero();
    }

    @Test
    void whoIsNotActiveTakesNoSeatUntilTheyAreMadeActive() {
        Organization tiny = node.organization(1);
        insert(tiny, 1, "");
        insert(tiny, 2, "now()");

        assertSeatsExhausted(() -> update(tiny, "blocked_at = NULL WHERE blocked_at IS NOT NULL"));
        assertThat(node.seats(tiny).used()).isEqualTo(1);

        node.sql("DELETE FROM user_account WHERE active AND org_id = '%s'".formatted(tiny.id()));
        assertThat(node.seats(tiny).used()).isZero();
        update(
                tiny,
                "blocked_at = NULL WHERE user_id = (SELECT min(user_id::text)::uuid FROM user_account"
                        + " WHERE org_id = '" + tiny.id() + "')");
        assertThat(node.seats(tiny).used()).isEqualTo(1);
    }

    @Test
    void onePersonForAnotherInOneStatementNeedsNoSeat() {
        Organization tiny = node.organization(1);
        insert(tiny, 1, "");
        insert(tiny, 1, "now()");

        update(tiny, "blocked_at = CASE WHEN blocked_at IS NULL THEN now() END WHERE true");

        assertThat(node.seats(tiny).used()).isEqualTo(1);
    }

    @Test
    void anOrganizationWithoutALimitTakesEverybody() {
        Organization large = node.organization(OptionalInt.empty());
        insert(large, 1_000, "");

        assertThat(node.seats(large).used()).isEqualTo(1_000);
    }

    @Test
    void accountStateCanBeLockedForShare() {
        Organization acme = node.organization(2);
        insert(acme, 1, "");

        assertThat(node.sql("SELECT active FROM account_state WHERE org_id = '%s' FOR SHARE".formatted(acme.id()))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aDayHoldsItsFewestAndItsMostAndHowItEnded() {
        Organization acme = node.organization(10);
        insert(acme, 3, "");
        insert(acme, 4, "");
        node.sql("DELETE FROM user_account WHERE org_id = '%s'".formatted(acme.id()));
        insert(acme, 2, "");

        assertThat(node.trend(acme).days())
                .extracting(Users.SeatDay::low, Users.SeatDay::high, Users.SeatDay::used, Users.SeatDay::maxSeats)
                .containsExactly(tuple(0, 7, 2, OptionalInt.of(10)));
    }

    @Test
    void aDayWithoutAChangeIsAsTheOneBeforeEnded() {
        Organization acme = node.organization(10);
        insert(acme, 6, "");
        node.sql("UPDATE seat_day SET day = day - 3, low = 1, high = 8 WHERE org_id = '%s'".formatted(acme.id()));
        insert(acme, 1, "");

        assertThat(node.trend(acme).days())
                .extracting(Users.SeatDay::low, Users.SeatDay::high, Users.SeatDay::used)
                .containsExactly(tuple(1, 8, 6), tuple(6, 6, 6), tuple(6, 6, 6), tuple(6, 7, 7));
        assertThat(node.trend(acme).perDay()).isCloseTo(1.0 / 3, within(0.001));
        assertThat(node.trend(acme).runsOutOn())
                .contains(node.trend(acme).days().getLast().day().plusDays(9));
    }

    @Test
    void everyThresholdIsToldOnceForEachTimeItIsPassedUpwards() {
        Organization acme = node.organization(20);
        insert(acme, 15, "");
        assertThat(thresholds(acme)).isEmpty();
        insert(acme, 1, "");
        insert(acme, 1, "");
        assertThat(thresholds(acme)).containsExactly(80);
        insert(acme, 2, "");
        insert(acme, 1, "");
        assertThat(thresholds(acme)).containsExactly(80, 95, 100);
        update(acme, "blocked_at = now() WHERE true");
        update(acme, "blocked_at = NULL WHERE true");

        assertThat(thresholds(acme)).containsExactly(80, 95, 100, 100);
    }

    @Test
    void aLowerLimitPassesAThresholdToo() {
        Organization acme = node.organization(OptionalInt.empty());
        insert(acme, 9, "");
        node.sql("UPDATE organization_counter SET max_seats = 10 WHERE org_id = '%s'".formatted(acme.id()));

        assertThat(thresholds(acme)).containsExactly(80);
    }

    @Test
    void anOrganizationThatIsRemovedTakesItsDaysAlong() {
        Organization acme = node.organization(1);
        insert(acme, 1, "");
        node.sql("DELETE FROM organization WHERE org_id = '%s'".formatted(acme.id()));

        assertThat(node.sql("SELECT FROM seat_day WHERE org_id = '%s'".formatted(acme.id()))
                        .size())
                .isZero();
    }

    private List<Integer> thresholds(Organization organization) {
        return StreamSupport.stream(node.sql("""
                                SELECT (payload ->> 'percent')::integer AS percent FROM outbox_event
                                WHERE org_id = '%s' AND type = 'seats.threshold' ORDER BY sequence""".formatted(organization.id())).spliterator(), false)
                .map(row -> row.getInteger("percent"))
                .toList();
    }

    private void insert(Organization organization, int people, String blockedAt) {
        String blocked = blockedAt.isEmpty() ? "NULL" : blockedAt;
        node.sql("""
                INSERT INTO user_account (org_id, user_id, user_name, email, email_proven, source, blocked_at)
                SELECT '%s', gen_random_uuid(), name, name, true, 'jit', %s
                FROM (SELECT '%s-' || number || '@example.com' AS name FROM generate_series(1, %d) number) person""".formatted(organization.id(), blocked, Ids.next(), people));
    }

    private void update(Organization organization, String change) {
        node.sql("UPDATE user_account SET " + change + " AND org_id = '" + organization.id() + "'");
    }

    private static void assertSeatsExhausted(Runnable statement) {
        assertThatThrownBy(statement::run)
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getConstraint()).isEqualTo("seats_exhausted"));
    }
}
