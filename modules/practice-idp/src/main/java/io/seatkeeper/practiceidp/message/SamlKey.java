package io.seatkeeper.practiceidp.message;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A private key with a certificate of its own making, as SAML metadata publishes it. Making an RSA key takes some tenths of a
 * second.
 *
 * @param privateKey RSA or EC
 * @param certificate self-signed
 */
public record SamlKey(PrivateKey privateKey, X509Certificate certificate) {
    private static final int BITS = 2_048;
    private static final Duration LIFE = Duration.ofDays(365);

    /** An RSA key of 2,048 bits, valid from a day ago for a year. */
    public static SamlKey rsa(String commonName) {
        return rsa(
                commonName,
                BITS,
                Instant.now().minus(Duration.ofDays(1)),
                Instant.now().plus(LIFE));
    }

    /** An RSA key of this size and life. */
    public static SamlKey rsa(String commonName, int bits, Instant notBefore, Instant notAfter) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return of(generator.generateKeyPair(), commonName, notBefore, notAfter);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform makes RSA keys", impossible);
        }
    }

    /** An EC key on P-256, valid from a day ago for a year. */
    public static SamlKey ec(String commonName) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return of(generator.generateKeyPair(), commonName);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform makes keys on P-256", impossible);
        }
    }

    /** The certificate as base64 of its DER form on one line, as {@code ds:X509Certificate} holds it. */
    public String certificateBase64() {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
    }

    /** The certificate in PEM form. */
    public String certificatePem() {
        return "-----BEGIN CERTIFICATE-----\n" + certificateBase64().replaceAll("(.{64})", "$1\n")
                + "\n-----END CERTIFICATE-----\n";
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "SamlKey[" + certificate.getSubjectX500Principal().getName() + "]";
    }

    /** A key that is there already, valid from a day ago for a year. */
    public static SamlKey of(KeyPair pair, String commonName) {
        Instant now = Instant.now();
        try {
            return of(pair, commonName, now.minus(Duration.ofDays(1)), now.plus(LIFE));
        } catch (GeneralSecurityException unsuitable) {
            throw new IllegalArgumentException("a certificate is made for RSA or EC", unsuitable);
        }
    }

    private static SamlKey of(KeyPair pair, String commonName, Instant notBefore, Instant notAfter)
            throws GeneralSecurityException {
        return new SamlKey(pair.getPrivate(), SelfSigned.certificate(pair, commonName, notBefore, notAfter));
    }
}
