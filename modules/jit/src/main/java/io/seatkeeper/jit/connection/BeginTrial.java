package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.Trial;
import io.seatkeeper.jit.attempt.Trials;
import io.vertx.core.Future;

/** Gives an admin the link by which a connection is tried. */
public final class BeginTrial {
    private final ConnectionStore store;
    private final Trials trials;
    private final ConnectionAddresses addresses;

    public BeginTrial(ConnectionStore store, Trials trials, ConnectionAddresses addresses) {
        this.store = store;
        this.trials = trials;
        this.addresses = addresses;
    }

    /** Answers {@code Connections.BEGIN_TRIAL}. */
    public Future<Trial> handle(Connections.BeginTrial wanted) {
        return store.find(wanted.organization(), wanted.connection().toString())
                .compose(connection -> trials.begin(wanted.organization(), wanted.connection())
                        .map(begun -> new Trial(
                                begun.id(),
                                addresses.address(connection, "test") + "?link=" + begun.link(),
                                begun.expiresAt())));
    }
}
