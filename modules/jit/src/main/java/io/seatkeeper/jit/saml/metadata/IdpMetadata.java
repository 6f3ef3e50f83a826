package io.seatkeeper.jit.saml.metadata;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a sign-in needs to know of an identity provider.
 *
 * @param entityId compared exactly with a response's issuer
 * @param signOn where requests go; one or two
 * @param logout where logout messages go; empty where the provider has no single logout
 * @param certificates of its signing keys, one or more, each once
 * @param nameIdFormats that it says it sends
 * @param wantsSignedRequests whether it says that it wants what we do anyway
 * @param validUntil when the document is to be read again at the latest
 * @param notes what an admin should know, in sentences
 */
public record IdpMetadata(
        String entityId,
        List<IdpEndpoint> signOn,
        List<IdpEndpoint> logout,
        List<KeyCertificate> certificates,
        List<String> nameIdFormats,
        boolean wantsSignedRequests,
        Optional<Instant> validUntil,
        List<String> notes) {
    public IdpMetadata {
        signOn = List.copyOf(signOn);
        logout = List.copyOf(logout);
        certificates = List.copyOf(certificates);
        nameIdFormats = List.copyOf(nameIdFormats);
        notes = List.copyOf(notes);
        if (signOn.isEmpty() || certificates.isEmpty()) {
            throw new IllegalArgumentException("A provider has an address and a signing key.");
        }
    }
}
