package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections.Remove;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Removes a connection. Sessions that came by it end with it, since every look at one joins its connection. */
public final class RemoveConnection {
    private final ConnectionWrites writes;
    private final ConnectionStore store;

    RemoveConnection(ConnectionWrites writes, ConnectionStore store) {
        this.writes = writes;
        this.store = store;
    }

    /** Answers {@code Connections.REMOVE}. */
    public Future<Done> handle(Remove wanted) {
        return store.find(wanted.organization(), wanted.connection().toString())
                .compose(known -> writes.recorded(
                        wanted.actor(),
                        wanted.organization(),
                        "connection.removed",
                        wanted.connection(),
                        new JsonObject().put("slug", known.slug()),
                        connection -> remove(connection, wanted)))
                .map(Done.DONE);
    }

    private Future<Void> remove(SqlConnection connection, Remove wanted) {
        Tuple key = Tuple.of(wanted.organization().value(), wanted.connection().value());
        return connection
                .preparedQuery(ConnectionSql.DELETE)
                .execute(key)
                .compose(rows -> rows.size() == 0
                        ? Future.<Row>failedFuture(new ContractFailure(
                                ErrorCode.CONNECTION_UNKNOWN, "The organization has no such connection."))
                        : Future.succeededFuture(rows.iterator().next()))
                .compose(removed -> removed.getBoolean("is_default")
                        ? connection
                                .preparedQuery(ConnectionSql.NEXT_DEFAULT)
                                .execute(Tuple.of(wanted.organization().value()))
                                .<Void>mapEmpty()
                        : Future.succeededFuture())
                .compose(settled ->
                        connection.preparedQuery(ConnectionSql.END_SESSIONS).execute(key))
                .mapEmpty();
    }
}
