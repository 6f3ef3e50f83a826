package io.seatkeeper.directory.people;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Users;
import io.seatkeeper.contract.Users.SeatDay;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/** What became of the seats, day by day, as the schema has written it down. */
public final class ReadSeatTrend {
    private final Database database;

    public ReadSeatTrend(Database database) {
        this.database = database;
    }

    /** Answers {@link Users#SEAT_TREND}. */
    public Future<Users.SeatTrend> apply(Users.ReadSeatTrend request) {
        return database.with(client -> client.preparedQuery(PeopleSql.SEAT_DAYS)
                        .execute(Tuple.of(request.organization().value())))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "There is no such organization.");
                    }
                    List<SeatDay> days = StreamSupport.stream(rows.spliterator(), false)
                            .map(ReadSeatTrend::day)
                            .toList();
                    double perDay = SeatPace.perDay(days);
                    return new Users.SeatTrend(days, perDay, SeatPace.runsOutOn(days.getLast(), perDay));
                });
    }

    private static SeatDay day(Row row) {
        Integer limit = row.getInteger("max_seats");
        return new SeatDay(
                row.getLocalDate("day"),
                row.getInteger("low"),
                row.getInteger("high"),
                row.getInteger("used"),
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit));
    }
}
