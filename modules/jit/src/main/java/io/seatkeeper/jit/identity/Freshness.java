package io.seatkeeper.jit.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How fresh the proof of who somebody is has to be, as whoever begins a sign-in asks for it beyond what the connection asks for
 * anyway (OpenID Connect Core §3.1.2.1).
 *
 * @param anew {@code prompt=login}: the person proves it now, whoever is signed in at the provider
 * @param maxAge {@code max_age}: how long ago they have proven it at most; zero is the same as anew
 */
public record Freshness(boolean anew, Optional<Duration> maxAge) {
    /** Nothing is asked for. */
    public static final Freshness ANY = new Freshness(false, Optional.empty());

    public Freshness {
        anew = anew || maxAge.filter(Duration::isZero).isPresent();
    }

    /** Whether anything is asked for. */
    public boolean isAsked() {
        return anew || maxAge.isPresent();
    }

    /**
     * Before which nobody who is let in has proven it, by our clock and in whole seconds, which is how providers tell it; empty:
     * any time will do.
     *
     * @param asked when the provider is asked
     */
    public Optional<Instant> provenSince(Instant asked) {
        Instant second = asked.truncatedTo(ChronoUnit.SECONDS);
        return anew ? Optional.of(second) : maxAge.map(second::minus);
    }

    /** The later of two bounds; empty where neither is one. */
    public static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(bound -> other.filter(bound::isBefore).isEmpty()).or(() -> other);
    }
}
