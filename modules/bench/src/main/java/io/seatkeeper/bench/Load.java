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
    private final long[] latencies = new long[MOST_LATENCIES];
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private volatile long measureFrom;
    private volatile long end;
    private Duration measured = Duration.ZERO;
    private Costs cost = Costs.NONE;

    Load(Supplier<Future<?>> operation) {
        this.operation = operation;
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

    /** Runs it once. */
    static Outcome run(
            Vertx vertx, int users, Duration warmUp, Duration measured, Clocks clocks, Supplier<Future<?>> operation) {
        Load load = new Load(operation);
        load.turn(vertx, users, warmUp, measured, clocks);
        return load.outcome();
    }

    /** Runs it for a while, which adds to what came of it before. */
    void turn(Vertx vertx, int users, Duration warmUp, Duration length, Clocks clocks) {
        measureFrom = System.nanoTime() + warmUp.toNanos();
        end = measureFrom + length.toNanos();
        Promise<Void> finished = Promise.promise();
        AtomicInteger running = new AtomicInteger(users);
        vertx.runOnContext(begun -> {
            for (int i = 0; i < users; i++) {
                again(() -> {
                    if (running.decrementAndGet() == 0) {
                        finished.complete();
                    }
                });
            }
        });
        await(vertx.timer(warmUp.toMillis(), TimeUnit.MILLISECONDS), warmUp.plusSeconds(60));
        Costs before = clocks.read();
        await(finished.future(), length.plusSeconds(60));
        cost = cost.plus(clocks.read().minus(before));
        measured = measured.plus(length);
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

    /** What came of all turns. */
    Outcome outcome() {
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
