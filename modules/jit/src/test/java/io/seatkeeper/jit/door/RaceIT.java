package io.seatkeeper.jit.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.SignInAttempts.Attempt;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.testkit.TestBrowser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many at once. */
class RaceIT {
    private static JitNode node;

    @BeforeAll
    static void start() {
        node = new JitNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void oneAnswerUsedTwentyTimesAtOnceBeginsOneSession() throws Exception {
        Organization organization = node.organization();
        TestBrowser browser = new TestBrowser();
        String answer =
                String.valueOf(browser.openUntil(node.start(organization, "ada@acme.example"), SignInIT::isCallback)
                        .location()
                        .orElseThrow());
        String mark = browser.cookie("seatkeeper_browser").orElseThrow();
        List<Integer> statuses = atOnce(20, number -> {
            TestBrowser copy = new TestBrowser();
            copy.plant(URI.create(node.baseUrl()), "seatkeeper_browser", mark);
            return copy.open(answer).status();
        });
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 400).hasSize(19);
        assertThat(node.count("SELECT count(*) FROM session WHERE org_id = '" + organization.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void firstVisitsOfOnePersonMakeOneAccountAndFillNoSeatTwice() throws Exception {
        Organization organization = node.organization();
        List<Integer> statuses = atOnce(
                10,
                number -> new TestBrowser()
                        .open(node.start(organization, "ada@acme.example"))
                        .status());
        assertThat(statuses).containsOnly(200);
        assertThat(node.count("SELECT count(*) FROM user_account WHERE org_id = '" + organization.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void crowdTakesExactlyTheSeatsThereAre() throws Exception {
        Organization organization = node.organization();
        node.sql("UPDATE organization_counter SET max_seats = 5 WHERE org_id = '" + organization.id() + "'");
        List<Integer> statuses = atOnce(
                20,
                number -> new TestBrowser()
                        .open(node.start(organization, "person" + number + "@acme.example"))
                        .status());
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(5);
        assertThat(statuses).filteredOn(status -> status == 403).hasSize(15);
        assertThat(node.attempts(organization))
                .filteredOn(attempt -> !attempt.accepted())
                .hasSize(15)
                .extracting(Attempt::reference)
                .doesNotHaveDuplicates();
    }

    private interface Visit {
        int visit(int number);
    }

    private static List<Integer> atOnce(int times, Visit visit) throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(times)) {
            List<Future<Integer>> visits = IntStream.range(0, times)
                    .mapToObj(number -> people.submit(() -> visit.visit(number)))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : visits) {
                statuses.add(each.get());
            }
            return statuses;
        }
    }
}
