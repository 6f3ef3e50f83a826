package io.seatkeeper.directory.outbox;

import static io.seatkeeper.directory.DirectoryNode.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Event;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes on one database, each with its relay and its reader. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxIT {
    private final DatabaseAddress address = TestPostgres.migrated();
    private final DirectoryNode node = new DirectoryNode(address);
    private final DirectoryNode second = new DirectoryNode(address);
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Event> heardBySecond = new LinkedBlockingQueue<>();

    OutboxIT() {
        node.bus().listen(heard::add);
        second.bus().listen(heardBySecond::add);
    }

    @AfterAll
    void close() {
        node.close();
        second.close();
    }

    @Test
    void everyNodeHearsEveryEventOnceInTheOrderOfCommits() throws InterruptedException {
        heard.clear();
        heardBySecond.clear();
        Organization acme = node.organization(100);
        Organization other = second.organization(100);
        for (int number = 0; number < 20; number++) {
            node.person(acme, "a" + number);
            second.person(other, "b" + number);
        }

        List<Event> events = take(heard, 42);
        assertThat(take(heardBySecond, 42)).isEqualTo(events);
        assertThat(events).extracting(Event::position).isSorted().doesNotHaveDuplicates();
        assertThat(events.getLast().position() - events.getFirst().position()).isEqualTo(41);
        assertInOrder(events, acme.id());
        assertInOrder(events, other.id());
        Event first = events.stream()
                .filter(event -> event.type().equals("user.provisioned"))
                .findFirst()
                .orElseThrow();
        assertThat(first.payload()).contains("externalSsoId");
    }

    @Test
    void aReaderWhoseConnectionWasCutHearsWhatHappenedMeanwhile() throws InterruptedException {
        heard.clear();
        Organization acme = node.organization(5);
        take(heard, 1);
        node.sql("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()""");
        signInUntilLetIn(acme);

        assertThat(take(heard, 1).getFirst().type()).isEqualTo("user.provisioned");
    }

    @Test
    void oldEventsArePrunedAndNewOnesStay() throws InterruptedException {
        heard.clear();
        Organization acme = node.organization(5);
        node.person(acme, "ada");
        take(heard, 2);
        node.sql("UPDATE outbox_event SET at = now() - interval '8 days' WHERE sequence = 1 AND org_id = '%s'"
                .formatted(acme.id()));

        TestPostgres.execute(address, OutboxSql.PRUNE.replace("$1", "100000").replace("$2", "7"));

        assertThat(node.count("SELECT min(sequence) FROM outbox_event WHERE org_id = '%s'".formatted(acme.id())))
                .isEqualTo(2);
    }

    /** Right after the cut a pooled connection may still turn out to be dead. */
    private void signInUntilLetIn(Organization organization) {
        boolean in = false;
        while (!in) {
            in = DirectoryNode.await(
                    node.signIn(organization, identity("ada")).map(true).otherwise(false));
        }
    }

    private static void assertInOrder(List<Event> events, OrganizationId organization) {
        List<Long> sequences = new ArrayList<>();
        for (Event event : events) {
            if (event.organization().equals(organization)) {
                sequences.add(event.sequence());
            }
        }
        assertThat(sequences).hasSize(21).isSorted().startsWith(1L).endsWith(21L);
    }

    private static List<Event> take(BlockingQueue<Event> events, int count) throws InterruptedException {
        List<Event> taken = new ArrayList<>();
        while (taken.size() < count) {
            Event next = events.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("event %d of %d", taken.size() + 1, count).isNotNull();
            taken.add(next);
        }
        return taken;
    }
}
