package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.SecretBox;
import java.time.InstantSource;

/** Puts the use cases of connections together and answers for them on the bus. */
public final class ServeConnections {
    private ServeConnections() {}

    public static void on(
            Bus bus,
            Database database,
            ConnectionStore store,
            SecretBox secrets,
            OidcProtocol oidc,
            SamlProtocol saml,
            ConnectionAddresses addresses,
            InstantSource clock) {
        ConnectionWrites writes = new ConnectionWrites(database);
        PrepareParty parties = new PrepareParty(oidc, saml, clock);
        PartyStore kept = new PartyStore(secrets);
        ReadConnections read = new ReadConnections(store, new TellConnection(addresses, clock));
        bus.serve(Connections.CREATE, new CreateConnection(writes, parties, kept, read)::handle);
        bus.serve(Connections.UPDATE, new UpdateConnection(writes, store, parties, kept, read)::handle);
        bus.serve(Connections.REMOVE, new RemoveConnection(writes, store)::handle);
        bus.serve(Connections.ROLL_KEYS, new RollKeys(writes, store, saml, kept, read)::handle);
        bus.serve(Connections.FIND, read::find);
        bus.serve(Connections.LIST, read::list);
    }
}
