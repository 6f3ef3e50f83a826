package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.RollStep;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.saml.key.OwnKeys;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** Renews our keys of a SAML connection, in two steps. */
public final class RollKeys {
    private final ConnectionWrites writes;
    private final ConnectionStore store;
    private final SamlProtocol saml;
    private final PartyStore kept;
    private final ReadConnections saved;

    RollKeys(
            ConnectionWrites writes, ConnectionStore store, SamlProtocol saml, PartyStore kept, ReadConnections saved) {
        this.writes = writes;
        this.store = store;
        this.saml = saml;
        this.kept = kept;
        this.saved = saved;
    }

    /** Answers {@code Connections.ROLL_KEYS}. */
    public Future<Connection> handle(Connections.RollKeys wanted) {
        String id = wanted.connection().toString();
        return store.find(wanted.organization(), id)
                .compose(known -> renewed(known, wanted.step())
                        .compose(keys -> writes.recorded(
                                wanted.actor(),
                                wanted.organization(),
                                "connection.keys_" + (wanted.step() == RollStep.BEGIN ? "published" : "renewed"),
                                wanted.connection(),
                                new JsonObject()
                                        .put("slug", known.slug())
                                        .put(
                                                "signing",
                                                keys.all()
                                                        .getLast()
                                                        .signing()
                                                        .certificate()
                                                        .sha256()),
                                transaction -> put(transaction, known, keys))))
                .compose(done -> saved.find(new Connections.Find(wanted.organization(), id)));
    }

    /** Over the keys that were seen only: two steps at once would forget keys that somebody was just told. */
    private Future<Void> put(SqlConnection transaction, LiveConnection seen, OwnKeys keys) {
        OrganizationId organization = seen.organization().id();
        return store.find(transaction, organization, seen.id().toString()).compose(now -> {
            Party.Saml party = now.saml();
            if (!party.keys().equals(seen.saml().keys())) {
                throw new ContractFailure(ErrorCode.CONFLICT, "The keys were changed in between.");
            }
            return kept.put(
                    transaction,
                    organization,
                    seen.id(),
                    new Party.Saml(party.settings(), party.provider(), party.readAt(), party.failure(), keys));
        });
    }

    private Future<OwnKeys> renewed(LiveConnection connection, RollStep step) {
        if (!(connection.party() instanceof Party.Saml party)) {
            throw new ContractFailure(ErrorCode.INVALID_REQUEST, "Only a SAML connection has keys of our own.");
        }
        OwnKeys keys = party.keys();
        return switch (step) {
            case BEGIN -> {
                keys.checkMayBegin();
                yield saml.makeKeys(connection.slug()).map(made -> new OwnKeys(keys.inUse(), Optional.of(made)));
            }
            case FINISH -> Future.succeededFuture(keys.finished());
        };
    }
}
