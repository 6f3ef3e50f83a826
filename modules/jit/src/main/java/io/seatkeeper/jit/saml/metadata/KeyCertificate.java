package io.seatkeeper.jit.saml.metadata;

import io.seatkeeper.contract.SamlParticulars.Certificate;
import io.seatkeeper.jit.saml.message.Fingerprint;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A certificate as the carrier of a key. Its own signature and its dates vouch for nothing in SAML (metadata
 * interoperability profile §2.6.1); the dates only tell an admin when the provider will change it.
 *
 * @param der its bytes in base64, without line breaks
 * @param sha256 its fingerprint, in lower-case hexadecimal
 */
public record KeyCertificate(String der, String sha256, String subject, Instant notBefore, Instant notAfter) {
    /** So long before its end an admin is told. */
    public static final Duration WARNING = Duration.ofDays(30);

    private static final int LONGEST_SUBJECT = 200;

    public static KeyCertificate of(X509Certificate certificate) throws CertificateException {
        String subject = certificate.getSubjectX500Principal().getName();
        return new KeyCertificate(
                Base64.getEncoder().encodeToString(certificate.getEncoded()),
                Fingerprint.of(certificate),
                subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** Read anew each time, which takes about 50 µs. */
    public X509Certificate x509() {
        try {
            return parse(Base64.getDecoder().decode(der));
        } catch (CertificateException impossible) {
            throw new IllegalStateException("A certificate that was read before can't be read again.", impossible);
        }
    }

    static X509Certificate parse(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** As the contract tells it. */
    public Certificate told(Instant now) {
        return new Certificate(sha256, subject, notBefore, notAfter, !notAfter.isAfter(now.plus(WARNING)));
    }
}
