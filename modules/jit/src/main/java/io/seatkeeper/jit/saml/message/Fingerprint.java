package io.seatkeeper.jit.saml.message;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** A certificate by a short name, by which an admin finds it again in the identity provider's console. */
public final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 over the certificate, in lower-case hexadecimal. */
    public static String of(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(DigestAlgorithm.SHA256.begin().digest(certificate.getEncoded()));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
    }
}
