package io.seatkeeper.directory.people;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Users;
import io.seatkeeper.directory.write.SeatCount;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/** How many seats there are and how many are taken. */
public final class ReadSeats {
    private final Database database;

    public ReadSeats(Database database) {
        this.database = database;
    }

    /** Answers {@link Users#SEATS}. */
    public Future<Users.Seats> apply(Users.ReadSeats request) {
        return database.with(client -> client.preparedQuery(PeopleSql.SEATS)
                        .execute(Tuple.of(request.organization().value())))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "There is no such organization.");
                    }
                    SeatCount seats = SeatCount.of(rows.iterator().next());
                    return new Users.Seats(seats.limit(), seats.used());
                });
    }
}
