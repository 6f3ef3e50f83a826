package io.seatkeeper.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A fixed number of users, each doing the same thing again as soon as it is done, on one event loop. */
final class Load {
    private static final int MOST_LATENCIES = 2_000_000;

    private final Supplier<Future<?>> operation;
    private final long measureFrom;
    private final long end;
    private final long[] latencies = new long[MOST_LATENCIES];
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>("");

    private Load(Supplier<Future<?>> operation, long measureFrom, long end) {
        this.operation = operation;
        this.measureFrom = measureFrom;
        this.end = end;
    }

    /**
     * What came of it.
     *
     * @param perSecond operations done a second
     * @param done operations done in the time that counts
     * @param failed operations that failed in it
     * @param failure what one of them said, or nothing
     * @param median half of them took no longer, in milliseconds
     * @param late 95 of 100 took no longer, in milliseconds
     * @param slow 99 of 100 took no longer, in milliseconds
     * @param cost CPU used by each process in that time
     */
    record Outcome(
            double perSecond,
            int done,
            int failed,
            String failure,
            double median,
            double late,
            double slow,
            Costs cost) {}

    /** Runs it. */
    static Outcome run(
            Vertx vertx, int users, Duration warmUp, Duration measured, Clocks clocks, Supplier<Future<?>> operation) {
        long start = System.nanoTime();
        long measureFrom = start + warmUp.toNanos();
        Load load = new Load(operation, measureFrom, measureFrom + measured.toNanos());
        Promise<Void> finished = Promise.promise();
        AtomicInteger running = new AtomicInteger(users);
        vertx.runOnContext(begun -> {
            for (int i = 0; i < users; i++) {
                load.again(() -> {
                    if (running.decrementAndGet() == 0) {
                        finished.complete();
                    }
                });
            }
        });
        await(vertx.timer(warmUp.toMillis(), TimeUnit.MILLISECONDS), warmUp.plusSeconds(60));
        Costs before = clocks.read();
        await(finished.future(), measured.plusSeconds(60));
        return load.outcome(measured, clocks.read().minus(before));
    }

    /** Asks on an event loop, for from another thread an answer may be over before anybody listens to it, and waits. */
    static <T extends @Nullable Object> T ask(Vertx vertx, Supplier<Future<T>> asked, Duration patience) {
        Promise<T> answer = Promise.promise();
        vertx.runOnContext(go -> asked.get().onComplete(answer));
        return await(answer.future(), patience);
    }

    /** Waits for a future from a thread that isn't Vert.x's. */
    static <T extends @Nullable Object> T await(Future<T> future, Duration patience) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException("nothing came back in " + patience, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void again(Runnable whenOver) {
        long begun = System.nanoTime();
        if (begun >= end) {
            whenOver.run();
            return;
        }
        operation.get().onComplete(ended -> {
            long now = System.nanoTime();
            if (now >= measureFrom && now < end) {
                if (ended.succeeded()) {
                    int index = done.getAndIncrement();
                    latencies[Math.min(index, MOST_LATENCIES - 1)] = now - begun;
                } else {
                    failed.incrementAndGet();
                    failure.set(String.valueOf(ended.cause()));
                }
            }
            again(whenOver);
        });
    }

    private Outcome outcome(Duration measured, Costs cost) {
        int count = Math.min(done.get(), MOST_LATENCIES);
        long[] sorted = Arrays.copyOf(latencies, count);
        Arrays.sort(sorted);
        return new Outcome(
                done.get() * 1e9 / measured.toNanos(),
                done.get(),
                failed.get(),
                String.valueOf(failure.get()),
                count == 0 ? 0 : sorted[count / 2] / 1e6,
                count == 0 ? 0 : sorted[(int) (count * 0.95)] / 1e6,
                count == 0 ? 0 : sorted[(int) (count * 0.99)] / 1e6,
                cost);
    }
}
