package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A node is killed without a word in the middle of a crowd of sign-ins; another goes on with what it left. */
class KilledNodeIT {
    private static final int CROWD = 200;
    private static final int SEEN_BEFORE_THE_KILL = 40;

    @Test
    void noAcknowledgedAccountIsLostAndTheSeatCountHolds() throws Exception {
        DatabaseAddress address = TestPostgres.migrated();
        String masterKey = MasterKey.random();
        try (Installation survivor = new Installation(address, MasterKey.parse(masterKey), 1);
                NodeProcess victim = NodeProcess.serve(address, masterKey)) {
            ApiCaller operator = survivor.operator();
            survivor.organization(operator, "acme", 1_000);
            Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
            CountDownLatch seen = new CountDownLatch(SEEN_BEFORE_THE_KILL);
            Thread killer = Thread.startVirtualThread(() -> {
                await(seen);
                victim.kill();
            });

            Installation.atOnce(IntStream.range(0, CROWD)
                    .<Callable<Boolean>>mapToObj(
                            number -> () -> signIn(victim.baseUrl(), "Person " + number, acknowledged, seen))
                    .toList());
            killer.join();

            assertThat(acknowledged)
                    .hasSizeGreaterThanOrEqualTo(SEEN_BEFORE_THE_KILL)
                    .hasSizeLessThan(CROWD);
            Installation.assertNothingLost(operator, "acme", acknowledged);
            assertThat(Installation.outcome(Installation.signIn(survivor.baseUrl(0), "acme", "Person 0")))
                    .isEqualTo("signed_in");
        }
    }

    /** Signs in and reads the session back; whoever is cut off on the way was acknowledged nothing. */
    private static boolean signIn(String baseUrl, String person, Collection<String> acknowledged, CountDownLatch seen) {
        TestBrowser browser = new TestBrowser().always("Accept", "application/json");
        try {
            Installation.signIn(browser, baseUrl, "acme", person);
            Page session = browser.open(baseUrl + "/session");
            if (session.status() != 200) {
                return false;
            }
            acknowledged.add(new JsonObject(session.body()).getString("id"));
            seen.countDown();
            return true;
        } catch (UncheckedIOException cutOff) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
