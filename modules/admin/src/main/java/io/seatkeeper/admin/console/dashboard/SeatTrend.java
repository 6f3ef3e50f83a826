package io.seatkeeper.admin.console.dashboard;

import io.seatkeeper.admin.console.page.LineChart;
import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What became of the seats, day by day, the oldest first.
 *
 * @param maxSeats the limit at the end of the last day; empty: none
 * @param runsOutOn when none is free at the present pace; empty: not within years
 * @param turnedAway how many people found no free seat
 */
public record SeatTrend(List<Day> days, OptionalInt maxSeats, Optional<LocalDate> runsOutOn, int turnedAway) {
    record Day(LocalDate day, int used) {
        static Day of(JsonObject json) {
            return new Day(LocalDate.parse(json.getString("day")), json.getInteger("used"));
        }
    }

    static SeatTrend of(JsonObject json) {
        List<JsonObject> days =
                json.getJsonArray("days").stream().map(JsonObject.class::cast).toList();
        @Nullable Integer most = days.isEmpty() ? null : days.getLast().getInteger("maxSeats");
        return new SeatTrend(
                days.stream().map(Day::of).toList(),
                most == null ? OptionalInt.empty() : OptionalInt.of(most),
                Optional.ofNullable(json.getString("runsOutOn")).map(LocalDate::parse),
                json.getInteger("turnedAway"));
    }

    /** Whether there is a line to draw: one day is none. */
    public boolean drawn() {
        return days.size() > 1;
    }

    public LineChart chart(Voice voice) {
        return new LineChart(
                days.stream()
                        .map(day -> new LineChart.Point(voice.day(day.day()), day.used()))
                        .toList(),
                maxSeats);
    }

    /** Beginning and end in words. */
    public String summary(Voice voice) {
        String text = voice.text(
                "console.trend.summary",
                Map.of(
                        "from",
                        voice.number(days.getFirst().used()),
                        "to",
                        voice.number(days.getLast().used()),
                        "day",
                        voice.day(days.getFirst().day())));
        return runsOutOn
                .map(day -> text + " " + voice.text("console.trend.pace", "day", voice.day(day)))
                .orElse(text);
    }
}
