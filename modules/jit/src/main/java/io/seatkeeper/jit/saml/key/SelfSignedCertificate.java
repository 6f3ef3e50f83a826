package io.seatkeeper.jit.saml.key;

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

/** Writes self-signed X.509 certificates (RFC 5280 §4.1) in DER, since Java can read them but has no way to make one. */
final class SelfSignedCertificate {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int NULL = 0x05;
    private static final int UTC_TIME = 0x17;
    private static final int VERSION = 0xA0;
    private static final int EXTENSIONS = 0xA3;

    private static final int SERIAL_BITS = 120;
    private static final byte[] THIRD_VERSION = {2};
    /** 1.2.840.113549.1.1.11, sha256WithRSAEncryption. */
    private static final byte[] RSA_SHA256 = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x0B
    };
    /** 2.5.29.15, keyUsage. */
    private static final byte[] KEY_USAGE = {0x55, 0x1D, 0x0F};
    /** digitalSignature and keyEncipherment; the last five bits are unused. */
    private static final byte[] SIGN_AND_ENCIPHER = {5, (byte) 0xA0};

    /** Of UTCTime, which RFC 5280 §4.1.2.5 asks for until 2049. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final SecureRandom RANDOM = new SecureRandom();

    private SelfSignedCertificate() {}

    /** @param name its common name; what can't stand in one becomes a dash */
    static X509Certificate make(KeyPair pair, String name, Instant notBefore, Instant notAfter)
            throws GeneralSecurityException {
        byte[] algorithm = der(SEQUENCE, der(OBJECT_ID, RSA_SHA256), der(NULL));
        byte[] who = new X500Principal("CN=" + name.replaceAll("[^A-Za-z0-9 ./:-]", "-")).getEncoded();
        byte[] usage = der(SEQUENCE, der(OBJECT_ID, KEY_USAGE), der(OCTET_STRING, der(BIT_STRING, SIGN_AND_ENCIPHER)));
        byte[] body = der(
                SEQUENCE,
                der(VERSION, der(INTEGER, THIRD_VERSION)),
                der(
                        INTEGER,
                        new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS).toByteArray()),
                algorithm,
                who,
                der(SEQUENCE, time(notBefore), time(notAfter)),
                who,
                pair.getPublic().getEncoded(),
                der(EXTENSIONS, der(SEQUENCE, usage)));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        byte[] whole = der(SEQUENCE, body, algorithm, der(BIT_STRING, new byte[1], signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] time(Instant when) {
        return der(UTC_TIME, TIME.format(when).getBytes(StandardCharsets.US_ASCII));
    }

    /** Tag, length, content (X.690 §8.1). */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        writeLength(whole, content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    /** In one byte up to 127, else in as many as it takes, their number before them. */
    private static void writeLength(ByteArrayOutputStream whole, int length) {
        if (length <= 0x7F) {
            whole.write(length);
        } else if (length <= 0xFF) {
            whole.write(0x81);
            whole.write(length);
        } else {
            whole.write(0x82);
            whole.write(length >> 8);
            whole.write(length);
        }
    }
}
