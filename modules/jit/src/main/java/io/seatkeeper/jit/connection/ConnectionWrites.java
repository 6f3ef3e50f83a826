package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/**
 * Changes of an organization's connections, one at a time: the fact is recorded first, which takes the organization's lock,
 * so that "is it the only one" and "which is the default" stay true until the commit.
 */
final class ConnectionWrites {
    /** What PL/pgSQL raises where a row must be and is none (PostgreSQL, appendix A). */
    private static final String NO_DATA_FOUND = "P0002";

    private final Database database;

    ConnectionWrites(Database database) {
        this.database = database;
    }

    /** Runs a change with its audit entry and event in one transaction. */
    <T> Future<T> recorded(
            Actor actor,
            OrganizationId organization,
            String action,
            ConnectionId subject,
            JsonObject detail,
            Function<SqlConnection, Future<T>> change) {
        Fact fact = new Fact(actor, action, subject.toString(), detail);
        return database.transaction(connection ->
                        Facts.record(connection, organization, fact).compose(recorded -> change.apply(connection)))
                .recover(fault -> Future.failedFuture(translated(fault)));
    }

    /** Whether the organization has a connection besides this one. */
    static Future<Boolean> othersExist(SqlConnection connection, OrganizationId organization, ConnectionId besides) {
        return connection
                .preparedQuery(ConnectionSql.COUNT_OTHERS)
                .execute(Tuple.of(organization.value(), besides.value()))
                .map(rows -> rows.iterator().next().getLong("total") > 0);
    }

    /** Takes the default away from any other connection. */
    static Future<Void> onlyDefault(SqlConnection connection, OrganizationId organization, ConnectionId besides) {
        return connection
                .preparedQuery(ConnectionSql.NO_OTHER_DEFAULT)
                .execute(Tuple.of(organization.value(), besides.value()))
                .mapEmpty();
    }

    private static Throwable translated(Throwable fault) {
        if (!(fault instanceof PgException refused)) {
            return fault;
        }
        if (NO_DATA_FOUND.equals(refused.getSqlState())) {
            return new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "There is no such organization.");
        }
        if ("connection_slug".equals(refused.getConstraint())) {
            return new ContractFailure(ErrorCode.SLUG_TAKEN, "The organization has a connection of this slug.");
        }
        return fault;
    }
}
