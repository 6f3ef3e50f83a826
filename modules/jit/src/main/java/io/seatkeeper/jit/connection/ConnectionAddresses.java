package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import java.net.URI;
import java.util.Optional;

/** What a connection is called from outside: the addresses that its provider's admin enters. */
public final class ConnectionAddresses {
    private final String origin;

    /** @param publicUrl where people and providers reach the service, without a path */
    public ConnectionAddresses(URI publicUrl) {
        String text = publicUrl.toString();
        origin = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Where the provider sends people back to, exactly as registered with it. */
    public String redirectUri(LiveConnection connection) {
        return address(connection, "callback");
    }

    /** A page of ours, in full. Its path is empty or begins with a slash. */
    public String ofPath(String path) {
        return origin + path;
    }

    /** The connection as the contract tells it: with every address and no secret. */
    Connection told(LiveConnection connection) {
        OidcConfiguration settings = connection.settings();
        return new Connection(
                connection.id(),
                connection.organization().id(),
                connection.slug(),
                connection.name(),
                AuthMethod.OIDC,
                new OidcConfiguration(
                        settings.issuer(),
                        settings.clientId(),
                        settings.preset(),
                        Optional.empty(),
                        Optional.empty(),
                        settings.clientAuthentication(),
                        settings.attributes(),
                        settings.scopes(),
                        settings.responseMode(),
                        settings.trustUnverifiedEmail(),
                        settings.hostedDomain()),
                connection.hasSecret(),
                connection.domains(),
                connection.enabled(),
                connection.isDefault(),
                redirectUri(connection),
                address(connection, "start"),
                address(connection, "backchannel-logout"),
                connection.version(),
                connection.createdAt());
    }

    private String address(LiveConnection connection, String end) {
        return origin + "/sso/" + connection.organization().slug() + "/" + connection.slug() + "/" + end;
    }
}
