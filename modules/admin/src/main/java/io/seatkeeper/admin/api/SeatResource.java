package io.seatkeeper.admin.api;

import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /organizations/{org}/seats}. */
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
}
