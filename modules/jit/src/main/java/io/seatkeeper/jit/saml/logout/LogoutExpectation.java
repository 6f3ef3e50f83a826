package io.seatkeeper.jit.saml.logout;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * What a logout message is held against.
 *
 * @param identityProvider the entity ID of who may send it, compared exactly
 * @param certificates that it may sign with, at least one; of each only the key counts
 * @param sloUrl where the message was received: its {@code Destination}
 * @param clockSkew by how much clocks may differ
 * @param decryptionKeys our RSA keys that a NameID may be encrypted to, the newest first
 */
public record LogoutExpectation(
        String identityProvider,
        List<X509Certificate> certificates,
        String sloUrl,
        Duration clockSkew,
        List<PrivateKey> decryptionKeys) {
    public LogoutExpectation {
        certificates = List.copyOf(certificates);
        decryptionKeys = List.copyOf(decryptionKeys);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("A logout message is held against a certificate at least.");
        }
    }

    @Override
    public String toString() {
        return "LogoutExpectation[identityProvider=" + identityProvider + "]";
    }
}
