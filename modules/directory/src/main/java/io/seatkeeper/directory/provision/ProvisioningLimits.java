package io.seatkeeper.directory.provision;

import java.time.Duration;

/**
 * Bounds of the queue before the pool.
 *
 * @param batch how many sign-ins share a transaction at most
 * @param waiting how many of one organization wait on a node at most; the next one hears {@code sign_in_busy}
 * @param longestWait after this a sign-in that was not begun hears {@code sign_in_busy}; below the bus's own time limit
 */
public record ProvisioningLimits(int batch, int waiting, Duration longestWait) {
    public static final ProvisioningLimits STANDARD = new ProvisioningLimits(64, 10_000, Duration.ofSeconds(8));
}
