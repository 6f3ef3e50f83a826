package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.OidcParticulars;
import io.seatkeeper.contract.Connections.Particulars;
import io.seatkeeper.contract.Connections.Settings;
import io.seatkeeper.contract.SamlParticulars;
import io.seatkeeper.contract.SamlParticulars.SamlProvider;
import io.seatkeeper.jit.saml.metadata.IdpEndpoint;
import io.seatkeeper.jit.saml.metadata.IdpMetadata;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A connection as the contract tells it: with every address and no secret. */
final class TellConnection {
    private final ConnectionAddresses addresses;
    private final InstantSource clock;

    TellConnection(ConnectionAddresses addresses, InstantSource clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    Connection told(LiveConnection connection) {
        return new Connection(
                connection.id(),
                connection.organization().id(),
                connection.slug(),
                connection.name(),
                settings(connection.party()),
                connection.party().hasSecret(),
                connection.domains(),
                connection.enabled(),
                connection.isDefault(),
                addresses.address(connection, "start"),
                particulars(connection),
                connection.version(),
                connection.createdAt());
    }

    private Particulars particulars(LiveConnection connection) {
        return switch (connection.party()) {
            case Party.Oidc oidc ->
                new OidcParticulars(
                        addresses.redirectUri(connection), addresses.address(connection, "backchannel-logout"));
            case Party.Saml saml ->
                new SamlParticulars(
                        addresses.acsUrl(connection),
                        addresses.entityId(connection),
                        addresses.entityId(connection),
                        addresses.sloUrl(connection),
                        provider(saml),
                        saml.keys().told(clock.instant()));
        };
    }

    private SamlProvider provider(Party.Saml party) {
        IdpMetadata provider = party.provider();
        Instant now = clock.instant();
        return new SamlProvider(
                provider.entityId(),
                provider.signOn().getFirst().location(),
                provider.logout().stream().findFirst().map(IdpEndpoint::location),
                provider.certificates().stream()
                        .map(certificate -> certificate.told(now))
                        .toList(),
                provider.validUntil(),
                party.readAt(),
                provider.notes(),
                party.failure());
    }

    private static Settings settings(Party party) {
        return switch (party) {
            case Party.Saml saml -> saml.settings();
            case Party.Oidc oidc -> withoutSecrets(oidc.settings());
        };
    }

    private static OidcConfiguration withoutSecrets(OidcConfiguration settings) {
        return new OidcConfiguration(
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
                settings.hostedDomain(),
                settings.demands());
    }
}
