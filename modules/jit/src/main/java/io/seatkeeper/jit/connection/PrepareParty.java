package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.Settings;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.oidc.OidcSettingsReader;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.saml.SamlSettingsReader;
import io.seatkeeper.jit.saml.key.OwnKeys;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;

/** Checks with the provider what an admin enters, before anything is saved. */
final class PrepareParty {
    private final OidcProtocol oidc;
    private final SamlProtocol saml;
    private final InstantSource clock;

    PrepareParty(OidcProtocol oidc, SamlProtocol saml, InstantSource clock) {
        this.oidc = oidc;
        this.saml = saml;
        this.clock = clock;
    }

    /**
     * For a new connection, which gets keys of its own.
     *
     * @param name of the connection, for certificates
     */
    Future<Party> made(Settings entered, String name) {
        return switch (entered) {
            case OidcConfiguration settings -> checked(settings);
            case SamlConfiguration settings -> {
                SamlSettingsReader.read(settings);
                MetadataSource source = settings.metadata()
                        .orElseThrow(() -> ContractFailure.at(
                                "metadataUrl",
                                Flaw.Reason.NO_SOURCE,
                                "Enter a metadataUrl, the metadataXml, or entityId, ssoUrl and certificates."));
                yield saml.read(source)
                        .compose(provider -> saml.makeKeys(name)
                                .map(keys -> new Party.Saml(
                                        settings,
                                        provider,
                                        clock.instant(),
                                        Optional.empty(),
                                        new OwnKeys(keys, Optional.empty()))));
            }
        };
    }

    /** For a connection that has been there, which keeps its secret or its keys. */
    Future<Party> changed(Settings entered, Party known) {
        return switch (known) {
            case Party.Oidc before ->
                checked(withKeptSecret(before.settings(), given(entered, OidcConfiguration.class)));
            case Party.Saml before -> changed(given(entered, SamlConfiguration.class), before);
        };
    }

    private Future<Party> changed(SamlConfiguration entered, Party.Saml known) {
        SamlSettingsReader.read(entered);
        return entered.metadata()
                .map(source -> saml.read(source)
                        .<Party>map(provider ->
                                new Party.Saml(entered, provider, clock.instant(), Optional.empty(), known.keys())))
                .orElseGet(() -> Future.succeededFuture(new Party.Saml(
                        withSource(entered, known.source()),
                        known.provider(),
                        known.readAt(),
                        known.failure(),
                        known.keys())));
    }

    private Future<Party> checked(OidcConfiguration settings) {
        return oidc.check(OidcSettingsReader.read(settings)).map(new Party.Oidc(settings));
    }

    private static <S extends Settings> S given(Settings entered, Class<S> protocol) {
        if (!protocol.isInstance(entered)) {
            throw new ContractFailure(
                    ErrorCode.INVALID_REQUEST, "A connection keeps its protocol. Make another one for the other.");
        }
        return protocol.cast(entered);
    }

    private static SamlConfiguration withSource(SamlConfiguration entered, Optional<MetadataSource> source) {
        return new SamlConfiguration(
                source,
                entered.attributes(),
                entered.requestBinding(),
                entered.forceAuthn(),
                entered.authnContexts(),
                entered.nameIdFormat(),
                entered.loginHint(),
                entered.allowIdpInitiated(),
                entered.clockSkewSeconds());
    }

    /**
     * The new settings, with the secret that is kept where none is given. A secret is kept only for the issuer and client
     * that it was given for, or an admin key could have it sent to a server of somebody else's.
     */
    private static OidcConfiguration withKeptSecret(OidcConfiguration kept, OidcConfiguration given) {
        boolean sameParty =
                given.issuer().equals(kept.issuer()) && given.clientId().equals(kept.clientId());
        boolean brings = given.clientSecret().isPresent() || given.clientKey().isPresent();
        boolean keeps = !brings && sameParty;
        return new OidcConfiguration(
                given.issuer(),
                given.clientId(),
                given.preset(),
                keeps ? kept.clientSecret() : given.clientSecret(),
                keeps ? kept.clientKey() : given.clientKey(),
                given.clientAuthentication(),
                given.attributes(),
                given.scopes(),
                given.responseMode(),
                given.trustUnverifiedEmail(),
                given.hostedDomain(),
                given.demands());
    }
}
