package io.seatkeeper.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an admin enters for a SAML identity provider.
 *
 * @param metadata who the provider is; empty on an update: stays as it is
 * @param attributes attributes to read instead of the usual ones, by field: {@code email}, {@code name}, {@code
 *     givenName}, {@code familyName}, {@code externalSsoId}
 * @param requestBinding {@code redirect} or {@code post}; empty: redirect where the provider has it
 * @param forceAuthn whether people must prove anew who they are (SAML core §3.4.1); empty: not
 * @param authnContexts asked for, best first ({@code AuthnContextClassRef}); empty: any
 * @param nameIdFormat asked for; empty: none is named
 * @param loginHint how a hint is passed on: {@code none}, {@code subject}, or the query parameter {@code login_hint} or
 *     {@code username}; empty: {@code login_hint}
 * @param allowIdpInitiated whether an unsolicited response is taken, with a page in between; empty: not
 * @param clockSkewSeconds by how much the provider's clock may differ, 0 to 300; empty: 60
 */
public record SamlConfiguration(
        Optional<MetadataSource> metadata,
        Map<String, String> attributes,
        Optional<String> requestBinding,
        Optional<Boolean> forceAuthn,
        List<String> authnContexts,
        Optional<String> nameIdFormat,
        Optional<String> loginHint,
        Optional<Boolean> allowIdpInitiated,
        Optional<Integer> clockSkewSeconds)
        implements Connections.Settings {
    public SamlConfiguration {
        attributes = Map.copyOf(attributes);
        authnContexts = List.copyOf(authnContexts);
    }

    /** With nothing but the provider's metadata. */
    public static SamlConfiguration of(MetadataSource metadata) {
        return new SamlConfiguration(
                Optional.of(metadata),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public AuthMethod protocol() {
        return AuthMethod.SAML;
    }

    /** Where a SAML identity provider's metadata comes from. */
    public sealed interface MetadataSource {
        /** @param url an https URL; read again every day and when a signature is by an unknown key */
        record AtUrl(String url) implements MetadataSource {}

        /** @param xml the document itself, at most 512 KiB */
        record Document(String xml) implements MetadataSource {}

        /** @param certificates of its signing keys, each as PEM or as bare base64 */
        record ByHand(String entityId, String ssoUrl, Optional<String> sloUrl, List<String> certificates)
                implements MetadataSource {
            public ByHand {
                certificates = List.copyOf(certificates);
            }
        }
    }
}
