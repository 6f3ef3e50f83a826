package io.seatkeeper.jit.door;

import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.oidc.OidcConnection;
import io.seatkeeper.jit.oidc.OidcOutcome;
import io.seatkeeper.jit.oidc.OidcSettingsReader;
import io.seatkeeper.jit.provision.Proof;
import java.util.Optional;

/** Between what is stored of a connection and what the protocol takes and gives. */
final class OidcParts {
    private OidcParts() {}

    /** Fails where the connection speaks SAML. */
    static OidcConnection of(LiveConnection connection) {
        return new OidcConnection(
                connection.id(),
                OidcSettingsReader.read(connection.oidc().settings()),
                new SpokenDomains(connection.domains(), connection.domainsOfOthers()));
    }

    static Proof proof(OidcOutcome.Accepted accepted) {
        return new Proof(
                accepted.identity(),
                accepted.checks(),
                Optional.of(accepted.subject()),
                accepted.providerSession(),
                Optional.empty(),
                Optional.of(accepted.idToken()),
                accepted.sessionExpiry(),
                accepted.authenticatedAt());
    }
}
