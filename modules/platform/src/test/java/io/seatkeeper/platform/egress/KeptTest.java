package io.seatkeeper.platform.egress;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptTest {
    private static final String ADDRESS = "https://idp.example/jwks";

    private final Vertx vertx = Vertx.vertx();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private int reads;
    private Supplier<Future<String>> reader = () -> Future.succeededFuture("copy " + reads);
    private final Kept<String> kept = new Kept<>(vertx, () -> now, address -> {
        reads++;
        return reader.get();
    });

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void aCopyServesAnHour() throws Exception {
        assertThat(await(kept.get(ADDRESS))).isEqualTo("copy 1");
        now = now.plus(Kept.FRESH);
        assertThat(await(kept.get(ADDRESS))).isEqualTo("copy 1");
        now = now.plusMillis(1);
        assertThat(await(kept.get(ADDRESS))).isEqualTo("copy 2");
    }

    @Test
    void theLastGoodCopyServesADayWhileNoneCanBeRead() throws Exception {
        await(kept.get(ADDRESS));
        reader = () -> Future.failedFuture(new IllegalStateException("down"));
        now = now.plus(Kept.USABLE);
        assertThat(await(kept.get(ADDRESS))).isEqualTo("copy 1");
        now = now.plusMillis(1);
        assertThatThrownBy(() -> await(kept.get(ADDRESS))).cause().hasMessage("down");
    }

    @Test
    void askersShareOneRead() throws Exception {
        Promise<String> slow = Promise.promise();
        reader = slow::future;
        List<Future<String>> asked = new ArrayList<>();
        for (int turn = 0; turn < 10; turn++) {
            asked.add(kept.get(ADDRESS));
        }
        slow.complete("shared");

        for (Future<String> answer : asked) {
            assertThat(await(answer)).isEqualTo("shared");
        }
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void readsOutOfTurnAreBounded() throws Exception {
        String seen = await(kept.get(ADDRESS));
        for (int turn = 0; turn < Kept.BURST; turn++) {
            String newer = await(kept.newerThan(ADDRESS, seen));
            assertThat(newer).isNotEqualTo(seen);
            seen = newer;
        }
        assertThat(await(kept.newerThan(ADDRESS, seen))).isEqualTo(seen);
        assertThat(reads).isEqualTo(1 + Kept.BURST);

        now = now.plus(Kept.PAUSE);
        assertThat(await(kept.newerThan(ADDRESS, seen))).isNotEqualTo(seen);
        assertThat(reads).isEqualTo(2 + Kept.BURST);
    }

    @Test
    void whoeverSawAnOlderCopyGetsTheNewerWithoutARead() throws Exception {
        String old = await(kept.get(ADDRESS));
        String newer = await(kept.newerThan(ADDRESS, old));

        assertThat(await(kept.newerThan(ADDRESS, old))).isEqualTo(newer);
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void aFailedReadOutOfTurnLeavesTheCopy() throws Exception {
        String seen = await(kept.get(ADDRESS));
        reader = () -> Future.failedFuture(new IllegalStateException("down"));

        assertThat(await(kept.newerThan(ADDRESS, seen))).isEqualTo(seen);
        assertThat(await(kept.get(ADDRESS))).isEqualTo(seen);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }
}
