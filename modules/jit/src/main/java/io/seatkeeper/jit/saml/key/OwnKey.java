package io.seatkeeper.jit.saml.key;

import io.seatkeeper.jit.saml.metadata.KeyCertificate;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A private RSA key of ours with its certificate.
 *
 * @param pkcs8 the key in base64 (RFC 5958), a secret
 */
public record OwnKey(String pkcs8, KeyCertificate certificate) {
    /** Read anew each time, which takes about 100 µs. */
    public PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A key of our own can't be read.", impossible);
        }
    }

    @Override
    public String toString() {
        return "OwnKey[" + certificate.sha256() + "]";
    }
}
