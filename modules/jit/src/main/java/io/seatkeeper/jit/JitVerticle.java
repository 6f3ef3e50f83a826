package io.seatkeeper.jit;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.contract.SignInAttempts;
import io.seatkeeper.jit.attempt.AttemptLog;
import io.seatkeeper.jit.attempt.Trials;
import io.seatkeeper.jit.connection.BeginTrial;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.ConnectionStore;
import io.seatkeeper.jit.connection.RefreshMetadata;
import io.seatkeeper.jit.connection.ServeConnections;
import io.seatkeeper.jit.connection.WarnOfExpiry;
import io.seatkeeper.jit.door.Door;
import io.seatkeeper.jit.session.CheckSession;
import io.seatkeeper.jit.session.CountSessions;
import io.seatkeeper.jit.session.EndSessions;
import io.seatkeeper.jit.session.ListSessions;
import io.seatkeeper.jit.session.SessionToken;
import io.seatkeeper.jit.upkeep.Upkeep;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.Supplier;
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
        ConnectionStore store = new ConnectionStore(database, secrets);
        ConnectionAddresses addresses = new ConnectionAddresses(parts.publicUrl());
        ServeConnections.on(bus, database, store, secrets, parts.oidc(), parts.saml(), addresses, parts.clock());
        Trials trials = new Trials(database, parts.clock());
        bus.serve(Connections.COUNT_SESSIONS, new CountSessions(database, parts.clock())::apply);
        bus.serve(Connections.BEGIN_TRIAL, new BeginTrial(store, trials, addresses)::handle);
        bus.serve(Connections.READ_TRIAL, trials::read);
        CheckSession check = new CheckSession(database, parts.masterKey(), parts.clock());
        EndSessions end = new EndSessions(database, secrets);
        bus.serve(Sessions.CHECK, asked -> check.whole(SessionToken.parse(asked.cookie())));
        bus.serve(Sessions.LIST, new ListSessions(database, parts.clock())::handle);
        bus.serve(Sessions.END, end::one);
        bus.serve(Sessions.END_ALL, end::all);
        AttemptLog log = new AttemptLog(database, parts.clock());
        bus.serve(SignInAttempts.READ, log::read);
        bus.serve(SignInAttempts.COUNT, log::count);
        bus.serve(SignInAttempts.LATEST, log::latest);
        bus.serve(Sessions.SIGN_OUT, Door.signOut(parts)::handle);
        bus.listen(end::hear);
        RefreshMetadata metadata = new RefreshMetadata(vertx, database, store, parts.saml(), parts.clock());
        WarnOfExpiry warnings = new WarnOfExpiry(database, store, parts.clock());
        keepUp("What is over was not cleared away", new Upkeep(database, parts.clock())::round);
        keepUp("Metadata was not read anew", metadata::round);
        keepUp("The end of certificates was not told", warnings::round);
        return Future.succeededFuture();
    }

    private void keepUp(String otherwise, Supplier<Future<Void>> round) {
        vertx.setPeriodic(
                Upkeep.EVERY.toMillis(),
                timer -> round.get().onFailure(fault -> LOG.warn("{}: {}", otherwise, fault.getMessage())));
    }
}
