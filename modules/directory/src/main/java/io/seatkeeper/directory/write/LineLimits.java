package io.seatkeeper.directory.write;

import java.time.Duration;

/**
 * Bounds of the line before the pool.
 *
 * @param batch how many requests share a transaction at most
 * @param waiting how many of one organization wait on a node at most; the next one is turned away
 * @param longestWait after this a request that was not begun is turned away; below the bus's own time limit
 */
public record LineLimits(int batch, int waiting, Duration longestWait) {
    public static final LineLimits STANDARD = new LineLimits(64, 10_000, Duration.ofSeconds(8));
}
