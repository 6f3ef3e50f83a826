package io.seatkeeper.scim.client;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.contract.scim.ScimTokens.Bound;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Finds the connection that a new token or client pushes for. */
public final class ConnectionBinding {
    private static final String OKTA = "okta";

    private final Bus bus;

    public ConnectionBinding(Bus bus) {
        this.bus = bus;
    }

    /** {@link ScimTokens#BIND}. */
    public Future<Bound> bind(ScimTokens.Bind wish) {
        return connection(wish.organization(), wish.connection()).map(found -> {
            boolean externalIdIsSsoId = wish.externalIdIsSsoId()
                    .orElse(found.filter(ConnectionBinding::pushesItsSubject).isPresent());
            if (externalIdIsSsoId && found.isEmpty()) {
                throw unbound();
            }
            return new Bound(found.map(Connections.Connection::id), externalIdIsSsoId);
        });
    }

    /** For an externalId that would be the ExternalSsoId of no connection. */
    static ContractFailure unbound() {
        return ContractFailure.at(
                "externalIdIsSsoId",
                Flaw.Reason.UNBOUND,
                "externalIdIsSsoId needs the connection whose ExternalSsoId it is.");
    }

    /** The connection that was named, else the only one there is. */
    private Future<Optional<Connections.Connection>> connection(
            OrganizationId organization, Optional<String> reference) {
        if (reference.isPresent()) {
            return bus.call(Connections.FIND, new Connections.Find(organization, reference.get()))
                    .map(Optional::of);
        }
        return bus.call(Connections.LIST, new Connections.ListAll(organization, new Page.Request(2, null)))
                .map(found -> {
                    List<Connections.Connection> connections = found.page().items();
                    return connections.size() == 1 ? Optional.of(connections.getFirst()) : Optional.empty();
                });
    }

    /** Whether its provider is known to push the ExternalSsoId: Okta's OpenID Connect {@code sub} is the user id that its SCIM sends. */
    private static boolean pushesItsSubject(Connections.Connection connection) {
        return connection.settings() instanceof OidcConfiguration settings
                && settings.preset().filter(OKTA::equals).isPresent();
    }
}
