package io.seatkeeper.scim.client;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Finds the connection that a new token pushes for. */
final class ConnectionBinding {
    private static final String OKTA = "okta";

    private final Bus bus;

    ConnectionBinding(Bus bus) {
        this.bus = bus;
    }

    /**
     * What a token is bound to.
     *
     * @param externalIdIsSsoId whether that connection's provider is known to push the ExternalSsoId as externalId: Okta's OpenID
     *     Connect {@code sub} is the user id that its SCIM sends
     */
    record Bound(Optional<ConnectionId> connection, boolean externalIdIsSsoId) {
        static final Bound TO_NONE = new Bound(Optional.empty(), false);

        static Bound to(Connections.Connection connection) {
            return new Bound(
                    Optional.of(connection.id()),
                    connection.settings() instanceof OidcConfiguration settings
                            && settings.preset().filter(OKTA::equals).isPresent());
        }
    }

    /** The connection that was named, else the only one there is; {@link ErrorCode#CONNECTION_UNKNOWN}. */
    Future<Bound> find(OrganizationId organization, Optional<String> reference) {
        if (reference.isPresent()) {
            return bus.call(Connections.FIND, new Connections.Find(organization, reference.get()))
                    .map(Bound::to);
        }
        return bus.call(Connections.LIST, new Connections.ListAll(organization, new Page.Request(2, null)))
                .map(found -> {
                    List<Connections.Connection> connections = found.page().items();
                    return connections.size() == 1 ? Bound.to(connections.getFirst()) : Bound.TO_NONE;
                });
    }
}
