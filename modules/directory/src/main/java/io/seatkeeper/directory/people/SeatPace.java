package io.seatkeeper.directory.people;

import io.seatkeeper.contract.Users.SeatDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How fast an organization's seats fill, and when none is left if it goes on like that. */
final class SeatPace {
    /** Four whole weeks, so that every day of the week counts alike. */
    private static final int WINDOW = 28;

    private static final long FURTHEST_DAYS = 3650;

    private SeatPace() {}

    /** @param days without gaps, the oldest first, at least one */
    static double perDay(List<SeatDay> days) {
        int over = Math.min(WINDOW, days.size() - 1);
        return over == 0
                ? 0
                : (double) (days.getLast().used()
                                - days.get(days.size() - 1 - over).used())
                        / over;
    }

    /** The first day on which none is free; today when that is so already. */
    static Optional<LocalDate> runsOutOn(SeatDay today, double perDay) {
        if (today.maxSeats().isEmpty()) {
            return Optional.empty();
        }
        int free = today.maxSeats().getAsInt() - today.used();
        if (free <= 0) {
            return Optional.of(today.day());
        }
        double left = perDay > 0 ? Math.ceil(free / perDay) : Double.POSITIVE_INFINITY;
        return left > FURTHEST_DAYS ? Optional.empty() : Optional.of(today.day().plusDays((long) left));
    }
}
