package io.seatkeeper.admin.api;

import io.seatkeeper.contract.SignInAttempts;
import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /organizations/{org}/seats} and what became of them. */
public final class SeatResource {
    private final Bus bus;

    public SeatResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> get(Call call) {
        return bus.call(Users.SEATS, new Users.ReadSeats(call.organizationId()))
                .map(seats -> Answer.ok(new JsonObject()
                        .put("maxSeats", Shown.number(seats.maxSeats()))
                        .put("used", seats.used())
                        .put("available", Shown.number(seats.available()))));
    }

    public Future<Answer> trend(Call call) {
        return bus.call(Users.SEAT_TREND, new Users.ReadSeatTrend(call.organizationId()))
                .compose(trend -> bus.call(
                                SignInAttempts.COUNT,
                                new SignInAttempts.Count(
                                        call.organizationId(),
                                        trend.days().getFirst().day()))
                        .map(tally -> Answer.ok(json(trend, tally))));
    }

    private static JsonObject json(Users.SeatTrend trend, SignInAttempts.Tally tally) {
        Map<LocalDate, Long> turnedAway = tally.days().stream()
                .collect(Collectors.toMap(SignInAttempts.Day::day, SignInAttempts.Day::turnedAway));
        JsonArray days = new JsonArray();
        trend.days()
                .forEach(day -> days.add(new JsonObject()
                        .put("day", day.day().toString())
                        .put("low", day.low())
                        .put("high", day.high())
                        .put("used", day.used())
                        .put("maxSeats", Shown.number(day.maxSeats()))
                        .put("turnedAway", turnedAway.getOrDefault(day.day(), 0L))));
        return new JsonObject()
                .put("days", days)
                .put("perDay", trend.perDay())
                .put("runsOutOn", Shown.text(trend.runsOutOn()))
                .put("turnedAway", tally.turnedAway());
    }
}
