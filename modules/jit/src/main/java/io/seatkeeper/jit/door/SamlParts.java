package io.seatkeeper.jit.door;

import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.connection.Party;
import io.seatkeeper.jit.provision.Proof;
import io.seatkeeper.jit.saml.SamlConnection;
import io.seatkeeper.jit.saml.SamlSettingsReader;
import io.seatkeeper.jit.saml.message.NameId;
import io.seatkeeper.jit.saml.response.SamlOutcome;
import java.util.Optional;

/** Between what is stored of a connection and what SAML takes and gives. */
final class SamlParts {
    private SamlParts() {}

    /** Fails where the connection speaks OpenID Connect. */
    static SamlConnection of(LiveConnection connection, ConnectionAddresses addresses) {
        Party.Saml party = connection.saml();
        return new SamlConnection(
                connection.id(),
                SamlSettingsReader.read(party.settings()),
                party.provider(),
                party.keys(),
                new SpokenDomains(connection.domains(), connection.domainsOfOthers()),
                addresses.entityId(connection),
                addresses.acsUrl(connection),
                addresses.sloUrl(connection));
    }

    static Proof proof(SamlOutcome.Accepted accepted) {
        return new Proof(
                accepted.identity(),
                accepted.checks(),
                accepted.nameId().map(NameId::value),
                accepted.sessionIndex(),
                accepted.nameId(),
                Optional.empty(),
                accepted.sessionExpiry(),
                accepted.authenticatedAt());
    }
}
