package io.seatkeeper.admin.console.page;

import io.seatkeeper.contract.Organization;
import java.util.OptionalInt;

/**
 * Seats as a meter shows them.
 *
 * @param limit how many there are; 0 where there is no limit
 */
public record SeatMeter(int used, int limit, boolean limited) {
    private static final int NEARLY_PERCENT = 80;

    public static SeatMeter of(Organization organization) {
        OptionalInt most = organization.maxSeats();
        return new SeatMeter(organization.seatsUsed(), most.orElse(0), most.isPresent());
    }

    public int free() {
        return Math.max(0, limit - used);
    }

    /** How far the bar goes. */
    public int percent() {
        return limit == 0 ? 100 : (int) Math.min(100, Math.round(100.0 * used / limit));
    }

    /** {@code danger} where none is free, {@code warning} from 80 %, else {@code calm}. */
    public String meaning() {
        if (!limited) {
            return "calm";
        }
        if (used >= limit) {
            return "danger";
        }
        return 100L * used >= (long) NEARLY_PERCENT * limit ? "warning" : "calm";
    }

    public String freeText(Voice voice) {
        if (used > limit) {
            return voice.text("console.seats.over", "n", voice.number(used - limit));
        }
        return free() == 0
                ? voice.text("console.seats.none")
                : voice.text("console.seats.free", "n", voice.number(free()));
    }
}
