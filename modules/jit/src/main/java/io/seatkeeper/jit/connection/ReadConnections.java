package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.ConnectionPage;
import io.seatkeeper.contract.Connections.Find;
import io.seatkeeper.contract.Connections.ListAll;
import io.seatkeeper.platform.database.Cursor;
import io.vertx.core.Future;
import java.util.List;

/** Tells an organization's connections, without their secrets. */
public final class ReadConnections {
    private final ConnectionStore store;
    private final TellConnection telling;

    ReadConnections(ConnectionStore store, TellConnection telling) {
        this.store = store;
        this.telling = telling;
    }

    /** Answers {@code Connections.FIND}. */
    public Future<Connection> find(Find wanted) {
        return store.find(wanted.organization(), wanted.reference()).map(telling::told);
    }

    /** Answers {@code Connections.LIST}: the oldest first. */
    public Future<ConnectionPage> list(ListAll wanted) {
        Future<List<LiveConnection>> listed = store.list(
                wanted.organization(), Cursor.id(wanted.page()), wanted.page().limit() + 1);
        return listed.compose(found -> store.count(wanted.organization())
                .map(total -> new ConnectionPage(Cursor.page(
                        found.stream().map(telling::told).toList(),
                        wanted.page(),
                        connection -> connection.id().value(),
                        total))));
    }
}
