package io.seatkeeper.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How much each of many callers may ask: so much at once, and as much again as time goes by. Safe for several event loops;
 * remembers a bounded number of callers, and of those who stay away long enough nothing.
 */
public final class Allowances {
    private static final int MOST_CALLERS = 100_000;

    private final double atOnce;
    private final double perMilli;
    private final InstantSource clock;
    private final Cache<Object, AtomicReference<Allowance>> callers;

    /**
     * @param atOnce how many a caller who has been quiet may ask at once
     * @param perSecond how many come back each second
     */
    public Allowances(int atOnce, int perSecond, InstantSource clock) {
        this.atOnce = atOnce;
        this.perMilli = perSecond / (double) TimeUnit.SECONDS.toMillis(1);
        this.clock = clock;
        callers = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(Duration.ofSeconds(60 + atOnce / perSecond))
                .build();
    }

    private record Allowance(double left, long atMillis) {}

    /**
     * Counts one more of a caller.
     *
     * @return how long to wait first; zero when it may be
     */
    public Duration take(Object caller) {
        long now = clock.millis();
        Allowance before = callers.get(caller, unseen -> new AtomicReference<>(new Allowance(atOnce, now)))
                .getAndUpdate(allowance -> new Allowance(Math.max(0, refilled(allowance, now) - 1), now));
        double left = refilled(before, now);
        return left >= 1 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil((1 - left) / perMilli));
    }

    private double refilled(Allowance allowance, long now) {
        return Math.min(atOnce, allowance.left() + Math.max(0, now - allowance.atMillis()) * perMilli);
    }
}
