package io.seatkeeper.practiceidp.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.security.auth.x500.X500Principal;

/** Makes self-signed X.509 certificates (RFC 5280 §4.1), which the JDK can read but has no public way to write. */
final class SelfSigned {
    private static final int SERIAL_BITS = 120;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /** AlgorithmIdentifier of sha256WithRSAEncryption (1.2.840.113549.1.1.11), with its NULL. */
    private static final byte[] RSA_SHA256 = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00
    };

    /** AlgorithmIdentifier of ecdsa-with-SHA256 (1.2.840.10045.4.3.2). */
    private static final byte[] ECDSA_SHA256 = {
        0x30, 0x0a, 0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02
    };

    private SelfSigned() {}

    /** A version 1 certificate without extensions, signed by the key that it holds. */
    static X509Certificate certificate(KeyPair pair, String commonName, Instant notBefore, Instant notAfter)
            throws GeneralSecurityException {
        boolean rsa = pair.getPrivate().getAlgorithm().equals("RSA");
        byte[] algorithm = rsa ? RSA_SHA256 : ECDSA_SHA256;
        byte[] name = new X500Principal("CN=" + commonName.replaceAll("[^A-Za-z0-9 .:/-]", "_")).getEncoded();
        byte[] serial = new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE).toByteArray();
        byte[] signed = der(
                0x30,
                der(0x02, serial),
                algorithm,
                name,
                der(0x30, time(notBefore), time(notAfter)),
                name,
                pair.getPublic().getEncoded());
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(signed);
        byte[] certificate = der(0x30, signed, algorithm, der(0x03, new byte[] {0}, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] time(Instant when) {
        return der(0x18, TIME.format(when).getBytes(StandardCharsets.US_ASCII));
    }

    /** Tag, length and the parts one behind the other (X.690 §8.1). */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        byte[] length = BigInteger.valueOf(content.size()).toByteArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.size() < 0x80) {
            out.write(content.size());
        } else {
            int skip = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - skip));
            out.write(length, skip, length.length - skip);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
