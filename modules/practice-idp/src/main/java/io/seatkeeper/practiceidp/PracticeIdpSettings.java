package io.seatkeeper.practiceidp;

import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Loopback;
import java.time.Duration;

/**
 * How a practice identity provider runs.
 *
 * @param host where it listens: {@code localhost}, an address of 127.0.0.0/8 or {@code ::1}
 * @param port TCP port; 0 takes a free one
 * @param slowness how long {@link Fault#SLOW} waits, above zero and at most 10 minutes
 */
public record PracticeIdpSettings(String host, int port, Duration slowness) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Refuses any host that isn't loopback: whoever reaches this provider can be anybody. */
    public PracticeIdpSettings {
        if (!Loopback.isHost(host)) {
            throw new IllegalArgumentException(
                    "the practice identity provider listens on loopback only, not on " + host);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
        }
        if (!slowness.isPositive() || slowness.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("slowness is above zero and at most 10 minutes, not " + slowness);
        }
    }

    /** Listens on 127.0.0.1 at this port; {@link Fault#SLOW} waits half a minute. */
    public static PracticeIdpSettings atPort(int port) {
        return new PracticeIdpSettings("127.0.0.1", port, Duration.ofSeconds(30));
    }

    /** Listens on 127.0.0.1 at a free port. */
    public static PracticeIdpSettings atAnyPort() {
        return atPort(0);
    }
}
