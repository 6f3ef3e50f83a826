package io.seatkeeper.jit.logout;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.connection.ConnectionStore;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.connection.Party;
import io.seatkeeper.jit.oidc.OidcConnection;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.oidc.OidcSettingsReader;
import io.seatkeeper.jit.saml.SamlConnection;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.saml.message.NameId;
import io.seatkeeper.jit.saml.request.Departure;
import io.seatkeeper.jit.session.EndSessions.Ended;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a browser goes on to once its session here has ended, so that it signs out at the provider too. */
public final class SignOutAtProvider {
    private static final Logger LOG = LoggerFactory.getLogger(SignOutAtProvider.class);

    private final ConnectionStore connections;
    private final OidcProtocol oidc;
    private final SamlProtocol saml;
    private final Function<LiveConnection, SamlConnection> samlParts;
    private final LogoutTicket tickets;
    private final InstantSource clock;

    /** @param samlParts what SAML takes of a connection */
    public SignOutAtProvider(
            ConnectionStore connections,
            OidcProtocol oidc,
            SamlProtocol saml,
            Function<LiveConnection, SamlConnection> samlParts,
            LogoutTicket tickets,
            InstantSource clock) {
        this.connections = connections;
        this.oidc = oidc;
        this.saml = saml;
        this.samlParts = samlParts;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * What is left to do.
     *
     * @param organization where the person was signed in
     * @param departure to where the provider signs out; empty where it can't
     */
    public record Rest(Organization organization, Optional<Departure> departure) {}

    /**
     * Never fails: the session here has ended, whatever becomes of the provider's.
     *
     * @param returnTo our own page, to which an OpenID Connect provider sends the browser back with the organization's slug
     *     as state
     */
    public Future<Optional<Rest>> after(Ended session, String returnTo) {
        return connections
                .find(session.organization(), session.connection().toString())
                .compose(connection -> departure(connection, session, returnTo)
                        .map(departure -> Optional.of(new Rest(connection.organization(), departure))))
                .recover(failure -> {
                    LOG.warn("Nobody could be signed out at the provider: {}", failure.getMessage());
                    return Future.succeededFuture(Optional.empty());
                });
    }

    private Future<Optional<Departure>> departure(LiveConnection connection, Ended session, String returnTo) {
        return switch (connection.party()) {
            case Party.Oidc party -> {
                OidcConnection known = new OidcConnection(
                        connection.id(), OidcSettingsReader.read(party.settings()), SpokenDomains.ALL);
                String state = connection.organization().slug();
                yield oidc.signOutUrl(known, session.idToken(), returnTo, Optional.of(state))
                        .map(address -> address.map(Departure.Redirect::new));
            }
            case Party.Saml party ->
                session.nameId()
                        .map(nameId -> samlRequest(connection, nameId, session.providerSession()))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        };
    }

    private Future<Optional<Departure>> samlRequest(
            LiveConnection connection, NameId nameId, Optional<String> sessionIndex) {
        Instant now = clock.instant();
        String id = tickets.issue(connection.organization().id(), connection.id(), now);
        return saml.logoutRequest(samlParts.apply(connection), id, nameId, sessionIndex, now);
    }
}
