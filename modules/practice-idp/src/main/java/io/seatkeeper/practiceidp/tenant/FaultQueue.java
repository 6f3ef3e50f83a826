package io.seatkeeper.practiceidp.tenant;

import io.seatkeeper.practiceidp.tenant.Fault.Protocols;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The faults that wait for their turn, first come first served at each place. Safe to use from any thread. */
public final class FaultQueue {
    /** How many may wait at one place. */
    public static final int MOST_WAITING = 10_000;

    private final Map<Place, Queue<Fault>> waiting = new EnumMap<>(Place.class);

    FaultQueue() {}

    /**
     * Lets the fault strike the next {@code times} times at this place.
     *
     * @throws IllegalArgumentException when the fault means nothing there, or the queue would hold more than
     *     {@value #MOST_WAITING}
     */
    public synchronized void add(Fault fault, int times, Place place) {
        if (!place.takes(fault)) {
            throw new IllegalArgumentException(fault.wireName() + " means nothing at this place");
        }
        Queue<Fault> queue = waiting.computeIfAbsent(place, first -> new ArrayDeque<>());
        if (times < 1 || queue.size() + times > MOST_WAITING) {
            throw new IllegalArgumentException("1 to " + MOST_WAITING + " faults may wait");
        }
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
    }

    /** Takes the next one for this place, if any waits. */
    public synchronized Optional<Fault> next(Place place) {
        Queue<Fault> queue = waiting.get(place);
        return queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
    }

    /** Takes the first one that waits for a sign-in and means something in this protocol. */
    public synchronized Optional<Fault> nextSignIn(Protocols protocol) {
        Optional<Fault> first = waiting.getOrDefault(Place.SIGN_IN, new ArrayDeque<>()).stream()
                .filter(fault -> fault.spoilsSignInBy(protocol))
                .findFirst();
        first.ifPresent(
                fault -> waiting.getOrDefault(Place.SIGN_IN, new ArrayDeque<>()).remove(fault));
        return first;
    }

    /** Forgets all that wait. */
    public synchronized void clear() {
        waiting.clear();
    }
}
