package io.seatkeeper.jit.saml.message;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/** A certificate by a short name that can be compared with what the identity provider's console shows. */
public final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 over the certificate as 32 pairs of upper-case hexadecimal digits with colons. */
    public static String of(X509Certificate certificate) {
        try {
            byte[] digest = DigestAlgorithm.SHA256.begin().digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
    }
}
