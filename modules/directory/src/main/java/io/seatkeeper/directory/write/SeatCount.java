package io.seatkeeper.directory.write;

import io.vertx.sqlclient.Row;
import java.util.OptionalInt;

/**
 * An organization's seats as read under its lock.
 *
 * @param limit the most active users there may be; empty: any number
 * @param used how many there are
 */
public record SeatCount(OptionalInt limit, int used) {
    /** A row with {@code max_seats} and {@code seats_used}. */
    public static SeatCount of(Row row) {
        Integer limit = row.getInteger("max_seats");
        return new SeatCount(limit == null ? OptionalInt.empty() : OptionalInt.of(limit), row.getInteger("seats_used"));
    }

    /** How many more active users fit; never negative. */
    public int left() {
        return limit.isEmpty() ? Integer.MAX_VALUE : Math.max(0, limit.getAsInt() - used);
    }
}
