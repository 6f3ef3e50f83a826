package io.seatkeeper.directory.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Users.SeatDay;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeatPaceTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Test
    void thePaceIsThatOfTheLastFourWeeks() {
        List<SeatDay> days = IntStream.range(0, 90)
                .mapToObj(day -> day(day, day < 61 ? 500 - day : 500 + day))
                .toList();

        assertThat(SeatPace.perDay(days)).isEqualTo(1.0);
    }

    @Test
    void anOrganizationOfTodayHasNoPace() {
        assertThat(SeatPace.perDay(List.of(day(0, 90)))).isZero();
    }

    @Test
    void aYoungOrganizationIsMeasuredByTheDaysItHas() {
        assertThat(SeatPace.perDay(List.of(day(0, 10), day(1, 12), day(2, 15)))).isEqualTo(2.5);
    }

    @Test
    void theDayIsTheFirstWithoutAFreeSeat() {
        assertThat(SeatPace.runsOutOn(day(0, 90), 3)).contains(FIRST.plusDays(4));
        assertThat(SeatPace.runsOutOn(day(0, 90), 10)).contains(FIRST.plusDays(1));
    }

    @Test
    void whoIsFullRunsOutToday() {
        assertThat(SeatPace.runsOutOn(day(0, 100), -5)).contains(FIRST);
        assertThat(SeatPace.runsOutOn(day(0, 101), 0)).contains(FIRST);
    }

    @Test
    void whoShrinksOrHasNoLimitOrIsSlowNeverRunsOut() {
        assertThat(SeatPace.runsOutOn(day(0, 90), 0)).isEmpty();
        assertThat(SeatPace.runsOutOn(day(0, 90), -1)).isEmpty();
        assertThat(SeatPace.runsOutOn(day(0, 90), 0.002)).isEmpty();
        assertThat(SeatPace.runsOutOn(new SeatDay(FIRST, 1, 1, 1, OptionalInt.empty()), 5))
                .isEmpty();
    }

    private static SeatDay day(int number, int used) {
        return new SeatDay(FIRST.plusDays(number), used, used, used, OptionalInt.of(100));
    }
}
