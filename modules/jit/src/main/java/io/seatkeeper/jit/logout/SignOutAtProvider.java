package io.seatkeeper.jit.logout;

import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.connection.ConnectionStore;
import io.seatkeeper.jit.oidc.OidcConnection;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.oidc.OidcSettingsReader;
import io.seatkeeper.jit.session.EndSessions.Ended;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a browser goes on to once its session here has ended, so that it signs out at the provider too. */
public final class SignOutAtProvider {
    private static final Logger LOG = LoggerFactory.getLogger(SignOutAtProvider.class);

    private final ConnectionStore connections;
    private final OidcProtocol oidc;

    public SignOutAtProvider(ConnectionStore connections, OidcProtocol oidc) {
        this.connections = connections;
        this.oidc = oidc;
    }

    /**
     * What is left to do.
     *
     * @param organization the slug of where the person was signed in
     * @param address where the provider signs out; empty where it can't
     */
    public record Rest(String organization, Optional<String> address) {}

    /**
     * Never fails: the session here has ended, whatever becomes of the provider's.
     *
     * @param returnTo our own page, to which the provider sends the browser back with the organization's slug as state
     */
    public Future<Optional<Rest>> after(Ended session, String returnTo) {
        return connections
                .find(session.organization(), session.connection().toString())
                .compose(connection -> {
                    String organization = connection.organization().slug();
                    OidcConnection party = new OidcConnection(
                            connection.id(),
                            OidcSettingsReader.read(connection.oidc().settings()),
                            SpokenDomains.ALL);
                    return oidc.signOutUrl(party, session.idToken(), returnTo, Optional.of(organization))
                            .map(address -> Optional.of(new Rest(organization, address)));
                })
                .recover(failure -> {
                    LOG.warn("Nobody could be signed out at the provider: {}", failure.getMessage());
                    return Future.succeededFuture(Optional.empty());
                });
    }
}
