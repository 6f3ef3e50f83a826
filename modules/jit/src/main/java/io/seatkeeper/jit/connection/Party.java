package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.Settings;
import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource;
import io.seatkeeper.contract.SamlParticulars.Failure;
import io.seatkeeper.jit.saml.key.OwnKeys;
import io.seatkeeper.jit.saml.metadata.IdpMetadata;
import java.time.Instant;
import java.util.Optional;

/** What is kept of the other side of a connection, by protocol. */
public sealed interface Party {
    /** What an admin entered. */
    Settings settings();

    /** Whether a secret or a key is kept. */
    boolean hasSecret();

    /** How people know the provider: a URI. */
    String name();

    /** @param settings with secret or key */
    record Oidc(OidcConfiguration settings) implements Party {
        @Override
        public boolean hasSecret() {
            return settings.clientSecret().isPresent() || settings.clientKey().isPresent();
        }

        @Override
        public String name() {
            return settings.issuer();
        }
    }

    /**
     * @param settings of the metadata's source holds the URL only
     * @param provider as its metadata was last read well
     * @param readAt when that was
     * @param failure of the last try to read it anew; empty where it did not fail
     * @param keys our own
     */
    record Saml(
            SamlConfiguration settings, IdpMetadata provider, Instant readAt, Optional<Failure> failure, OwnKeys keys)
            implements Party {
        @Override
        public boolean hasSecret() {
            return true;
        }

        @Override
        public String name() {
            return provider.entityId();
        }

        /** Where the metadata can be read anew; empty where it was uploaded or entered. */
        public Optional<MetadataSource> source() {
            return settings.metadata();
        }
    }
}
