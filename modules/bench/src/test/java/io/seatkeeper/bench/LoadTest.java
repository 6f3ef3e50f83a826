package io.seatkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the driver counts. */
class LoadTest {
    @Test
    void successesAreCountedFailuresAreKeptApartAndNamed() {
        Vertx vertx = Vertx.vertx();
        CpuClock clock = new CpuClock(ProcessHandle.current());
        AtomicInteger turn = new AtomicInteger();
        Load.Outcome outcome = Load.run(
                vertx,
                4,
                Duration.ofMillis(50),
                Duration.ofMillis(400),
                new Clocks(clock, clock, clock),
                () -> vertx.timer(5, TimeUnit.MILLISECONDS)
                        .compose(late -> turn.incrementAndGet() % 2 == 0
                                ? Future.succeededFuture()
                                : Future.failedFuture("every other one")));
        assertThat(outcome.done()).isPositive();
        assertThat(outcome.failed()).isPositive();
        assertThat(outcome.failure()).contains("every other one");
        assertThat(outcome.perSecond()).isEqualTo(outcome.done() / 0.4);
        assertThat(outcome.median()).isGreaterThanOrEqualTo(5).isLessThanOrEqualTo(outcome.slow());
        vertx.close();
    }
}
