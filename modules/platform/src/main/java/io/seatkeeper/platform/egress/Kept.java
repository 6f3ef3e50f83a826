package io.seatkeeper.platform.egress;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read from an address, kept for a while: one read at a time however many ask, the last good copy where a new one
 * can't be had, and a bounded number of reads out of turn. Answers on the caller's context.
 */
public final class Kept<T> {
    /** After this it is read again. */
    static final Duration FRESH = Duration.ofHours(1);
    /** For this long the last good copy serves while it can't be read again. */
    static final Duration USABLE = Duration.ofHours(24);
    /** So many reads out of turn in a row, and one more in each {@link #PAUSE}. */
    static final int BURST = 5;

    static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST = 5_000;

    private final Vertx vertx;
    private final InstantSource clock;
    private final Function<String, Future<T>> reader;
    private final Cache<String, Slot> slots =
            Caffeine.newBuilder().maximumSize(MOST).build();

    public Kept(Vertx vertx, InstantSource clock, Function<String, Future<T>> reader) {
        this.vertx = vertx;
        this.clock = clock;
        this.reader = reader;
    }

    /** What stands at the address, by a copy of at most {@link #FRESH}; older only while it can't be read. */
    public Future<T> get(String address) {
        return here(slot(address).get());
    }

    /** What stands there now. */
    public Future<T> read(String address) {
        return here(slot(address).read());
    }

    /** A copy newer than the one that was seen; the same one where none can be had just now. */
    public Future<T> newerThan(String address, T seen) {
        return here(slot(address).newerThan(seen)).otherwise(seen);
    }

    private Slot slot(String address) {
        return slots.get(address, Slot::new);
    }

    private Future<T> here(CompletableFuture<T> answer) {
        return Future.fromCompletionStage(answer, vertx.getOrCreateContext())
                .recover(fault -> Future.failedFuture(unwrapped(fault)));
    }

    /** A stage that follows another wraps what that failed with. */
    private static Throwable unwrapped(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }

    /** One address. Read by any thread. */
    private final class Slot {
        private final String address;
        private @Nullable T copy;
        private Instant copiedAt = Instant.MIN;
        private CompletableFuture<T> underway = CompletableFuture.failedFuture(new IllegalStateException("never read"));
        private Instant lastTurn = Instant.MIN;

        Slot(String address) {
            this.address = address;
        }

        synchronized CompletableFuture<T> get() {
            T known = copy;
            Instant now = clock.instant();
            if (known == null || now.isAfter(copiedAt.plus(USABLE))) {
                return read();
            }
            return now.isAfter(copiedAt.plus(FRESH))
                    ? read().exceptionally(unreadable -> known)
                    : CompletableFuture.completedFuture(known);
        }

        synchronized CompletableFuture<T> read() {
            if (underway.isDone()) {
                underway = reader.apply(address)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .whenComplete((value, fault) -> keep(value));
            }
            return underway;
        }

        synchronized CompletableFuture<T> newerThan(T seen) {
            T known = copy;
            if (known != null && !known.equals(seen)) {
                return CompletableFuture.completedFuture(known);
            }
            return !underway.isDone() || mayRead() ? read() : CompletableFuture.completedFuture(seen);
        }

        private synchronized void keep(@Nullable T value) {
            if (value != null) {
                copy = value;
                copiedAt = clock.instant();
            }
        }

        /** Each read out of turn costs one pause; at most {@link #BURST} of them are saved up. */
        private boolean mayRead() {
            Instant now = clock.instant();
            Instant longestAgo = now.minus(PAUSE.multipliedBy(BURST));
            Instant turn = (lastTurn.isBefore(longestAgo) ? longestAgo : lastTurn).plus(PAUSE);
            boolean may = !turn.isAfter(now);
            if (may) {
                lastTurn = turn;
            }
            return may;
        }
    }
}
