package io.seatkeeper.jit;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.contract.SignInAttempts;
import io.seatkeeper.jit.attempt.AttemptLog;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.ConnectionStore;
import io.seatkeeper.jit.connection.CreateConnection;
import io.seatkeeper.jit.connection.ReadConnections;
import io.seatkeeper.jit.connection.RemoveConnection;
import io.seatkeeper.jit.connection.UpdateConnection;
import io.seatkeeper.jit.session.CheckSession;
import io.seatkeeper.jit.session.EndSessions;
import io.seatkeeper.jit.session.ListSessions;
import io.seatkeeper.jit.session.SessionToken;
import io.seatkeeper.jit.upkeep.Upkeep;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves what other modules ask sign-in over the bus, and keeps its tables tidy. */
public final class JitVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(JitVerticle.class);

    private final JitParts parts;

    public JitVerticle(JitParts parts) {
        this.parts = parts;
    }

    @Override
    public Future<?> start() {
        Bus bus = parts.bus();
        Database database = parts.database();
        SecretBox secrets = new SecretBox(parts.masterKey());
        serveConnections(bus, database, secrets);
        CheckSession check = new CheckSession(database, parts.masterKey(), parts.clock());
        EndSessions end = new EndSessions(database, secrets);
        bus.serve(Sessions.CHECK, asked -> check.whole(SessionToken.parse(asked.cookie())));
        bus.serve(Sessions.LIST, new ListSessions(database, parts.clock())::handle);
        bus.serve(Sessions.END, end::one);
        bus.serve(Sessions.END_ALL, end::all);
        bus.serve(SignInAttempts.READ, new AttemptLog(database, parts.clock())::read);
        bus.listen(end::hear);
        keepTidy(new Upkeep(database, parts.clock()));
        return Future.succeededFuture();
    }

    private void serveConnections(Bus bus, Database database, SecretBox secrets) {
        ConnectionStore store = new ConnectionStore(database, secrets);
        ConnectionAddresses addresses = new ConnectionAddresses(parts.publicUrl());
        ReadConnections read = new ReadConnections(store, addresses);
        bus.serve(Connections.CREATE, new CreateConnection(database, store, secrets, parts.oidc(), addresses)::handle);
        bus.serve(Connections.UPDATE, new UpdateConnection(database, store, secrets, parts.oidc(), addresses)::handle);
        bus.serve(Connections.REMOVE, new RemoveConnection(database, store)::handle);
        bus.serve(Connections.FIND, read::find);
        bus.serve(Connections.LIST, read::list);
    }

    private void keepTidy(Upkeep upkeep) {
        vertx.setPeriodic(
                Upkeep.EVERY.toMillis(),
                timer -> upkeep.round()
                        .onFailure(fault -> LOG.warn("What is over was not cleared away: {}", fault.getMessage())));
    }
}
