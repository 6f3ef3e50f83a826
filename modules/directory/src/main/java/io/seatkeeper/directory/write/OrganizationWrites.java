package io.seatkeeper.directory.write;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.BiFunction;

/** The way into every change of an organization's directory: a transaction that locks its counter row first (invariant 5). */
public final class OrganizationWrites {
    private final Database database;

    public OrganizationWrites(Database database) {
        this.database = database;
    }

    /**
     * Runs a change under the organization's lock and commits it; a failure undoes all of it. Fails with {@link
     * ErrorCode#ORGANIZATION_UNKNOWN}, with {@link ErrorCode#UNAVAILABLE} when the lock is not to be had in time, and with
     * whatever the change fails with.
     */
    public <T> Future<T> locked(OrganizationId organization, BiFunction<SqlConnection, SeatCount, Future<T>> change) {
        return database.transaction(
                        connection -> lock(connection, organization).compose(seats -> change.apply(connection, seats)))
                .recover(fault -> Future.failedFuture(WriteFaults.translated(fault)));
    }

    /** Takes the lock inside a transaction, within bounds of time. Both statements leave in one flush. */
    public static Future<SeatCount> lock(SqlClient connection, OrganizationId organization) {
        Future<?> bounded = connection.preparedQuery(CounterSql.BOUND).execute();
        return connection
                .preparedQuery(CounterSql.LOCK)
                .execute(Tuple.of(organization.value()))
                .compose(rows -> bounded.map(rows))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "There is no such organization.");
                    }
                    return SeatCount.of(rows.iterator().next());
                });
    }
}
