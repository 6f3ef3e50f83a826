package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.database.Migrations;
import io.seatkeeper.platform.database.local.LocalPostgres;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away and comes back while people sign in. */
class DatabaseRestartIT {
    private static final int SIGNING_IN = 8;

    @Test
    void theServiceSaysSoMeanwhileHealsByItselfAndLosesNothing(@TempDir Path directory) throws Exception {
        LocalPostgres first = LocalPostgres.start(directory);
        new Migrations(first.address()).migrate();
        try (Installation service = new Installation(first.address(), MasterKey.parse(MasterKey.random()), 1)) {
            ApiCaller operator = service.operator();
            service.organization(operator, "acme", 100_000);
            Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
            AtomicBoolean over = new AtomicBoolean();
            CountDownLatch underLoad = new CountDownLatch(30);
            var people = IntStream.range(0, SIGNING_IN)
                    .mapToObj(lane -> Thread.startVirtualThread(() -> {
                        for (int visit = 0; !over.get(); visit++) {
                            signIn(service.baseUrl(0), "Person " + lane + " " + visit)
                                    .ifPresent(acknowledged::add);
                            underLoad.countDown();
                        }
                    }))
                    .toList();
            underLoad.await();

            first.close();
            Page refused = new TestBrowser()
                    .always("Accept", "application/json")
                    .open(service.baseUrl(0) + "/sso/acme/" + Installation.CONNECTION + "/start");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isPresent();
            assertThat(readiness(service)).isEqualTo(503);

            int before = acknowledged.size();
            try (LocalPostgres second = LocalPostgres.start(directory)) {
                assertThat(second.address()).isEqualTo(first.address());
                while (readiness(service) != 200 || acknowledged.size() < before + SIGNING_IN) {
                    Thread.onSpinWait();
                }
                over.set(true);
                for (Thread person : people) {
                    person.join();
                }
                Installation.assertNothingLost(operator, "acme", acknowledged);
            } finally {
                over.set(true);
            }
        }
    }

    private static int readiness(Installation service) {
        return new TestBrowser()
                .open(service.managementUrl(0) + "/health/ready")
                .status();
    }

    /** The id of who was signed in; empty where the database was away. */
    private static Optional<String> signIn(String baseUrl, String person) {
        TestBrowser browser = new TestBrowser().always("Accept", "application/json");
        Installation.signIn(browser, baseUrl, "acme", person);
        Page session = browser.open(baseUrl + "/session");
        return session.status() == 200 ? Optional.of(new JsonObject(session.body()).getString("id")) : Optional.empty();
    }
}
