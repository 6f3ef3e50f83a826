package io.seatkeeper.oauth.logout;

import io.seatkeeper.contract.ApplicationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who may be told how much at once. An application that nothing is known of has one call under way, one that has just answered
 * {@link #WIDEST}, and one that did not answer holds its single slot among those of its like alone: they never take more than
 * {@link #MOST_DOUBTED} of the {@link #MOST} slots, in turn. Confined to one event loop.
 */
final class Lanes {
    static final int MOST = 512;
    static final int MOST_DOUBTED = 256;
    static final int WIDEST = 4;
    private static final int UNKNOWN = 1;

    /** So long nothing but a good answer takes a doubt away. */
    private static final Duration DOUBT = Duration.ofHours(1);

    /** In the order in which doubted ones have their turn. */
    private final Map<ApplicationId, Lane> lanes = new LinkedHashMap<>();

    /** @param doubtedUntil {@link Instant#MIN} where it is not doubted */
    private record Lane(int underWay, int width, Instant doubtedUntil) {
        boolean isDoubtedAt(Instant now) {
            return doubtedUntil.isAfter(now);
        }

        Lane with(int calls) {
            return new Lane(calls, width, doubtedUntil);
        }
    }

    /** How many more calls each of some applications may have; every other may have {@link #UNKNOWN}. */
    record Room(List<UUID> applications, List<Integer> calls) {}

    /** How many more calls there may be of all. */
    int free() {
        return MOST - lanes.values().stream().mapToInt(Lane::underWay).sum();
    }

    Room room(Instant now) {
        int left = MOST_DOUBTED
                - lanes.values().stream()
                        .filter(lane -> lane.isDoubtedAt(now))
                        .mapToInt(Lane::underWay)
                        .sum();
        List<UUID> applications = new ArrayList<>();
        List<Integer> calls = new ArrayList<>();
        for (Map.Entry<ApplicationId, Lane> entry : lanes.entrySet()) {
            Lane lane = entry.getValue();
            int more = Math.max(0, lane.width() - lane.underWay());
            if (lane.isDoubtedAt(now)) {
                more = left > 0 ? more : 0;
                left -= more;
            }
            applications.add(entry.getKey().value());
            calls.add(more);
        }
        return new Room(applications, calls);
    }

    void begin(ApplicationId application) {
        lanes.merge(application, new Lane(1, UNKNOWN, Instant.MIN), (lane, first) -> lane.with(lane.underWay() + 1));
    }

    /** A call came to its end, and went well or not. */
    void end(ApplicationId application, boolean answered, Instant now) {
        Lane lane = lanes.remove(application);
        int left = lane == null ? 0 : lane.underWay() - 1;
        lanes.put(
                application, answered ? new Lane(left, WIDEST, Instant.MIN) : new Lane(left, UNKNOWN, now.plus(DOUBT)));
    }

    /** Forgets those of whom there is nothing to know; what they have to be told is all told. */
    void settle(Instant now) {
        lanes.values().removeIf(lane -> lane.underWay() == 0 && !lane.isDoubtedAt(now));
    }
}
