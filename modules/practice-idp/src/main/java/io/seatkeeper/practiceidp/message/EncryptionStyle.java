package io.seatkeeper.practiceidp.message;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * How an element is encrypted (XML Encryption 1.1): its content by a fresh key, that key for one recipient.
 *
 * @param recipient whose public RSA key wraps the content's key
 * @param keyTransport the key transport's URI
 * @param oaepDigest the digest of OAEP, or null: the transport's own default (SHA-1)
 * @param mask the mask generation function of {@link #RSA_OAEP_11}, or null: its default (MGF1 with SHA-1)
 * @param content the content's cipher: {@link #AES256_GCM} and its like
 */
public record EncryptionStyle(
        X509Certificate recipient,
        String keyTransport,
        @Nullable String oaepDigest,
        @Nullable String mask,
        String content) {

    /** RSA-OAEP with MGF1 and SHA-1, which does no harm here. */
    public static final String RSA_OAEP = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";

    /** RSA-OAEP of XML Encryption 1.1, whose mask generation function can be chosen. */
    public static final String RSA_OAEP_11 = "http://www.w3.org/2009/xmlenc11#rsa-oaep";

    /** RSA PKCS #1 v1.5: open to padding oracles. */
    public static final String RSA_15 = "http://www.w3.org/2001/04/xmlenc#rsa-1_5";

    /** MGF1 with SHA-256, for {@link #RSA_OAEP_11}. */
    public static final String MGF1_SHA256 = "http://www.w3.org/2009/xmlenc11#mgf1sha256";

    /** AES in GCM, 128 bits. */
    public static final String AES128_GCM = "http://www.w3.org/2009/xmlenc11#aes128-gcm";

    /** AES in GCM, 256 bits. */
    public static final String AES256_GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";

    /** AES in CBC, 256 bits: its ciphertext can be bent. */
    public static final String AES256_CBC = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";

    /** AES in CBC, 128 bits. */
    public static final String AES128_CBC = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";

    /** RSA-OAEP and AES-256-GCM. */
    public static EncryptionStyle to(X509Certificate recipient) {
        return new EncryptionStyle(recipient, RSA_OAEP, null, null, AES256_GCM);
    }

    /** The same with another key transport, its digest and mask at their defaults. */
    public EncryptionStyle withKeyTransport(String transport) {
        return new EncryptionStyle(recipient, transport, null, null, content);
    }

    /** The same by {@link #RSA_OAEP_11} with SHA-256 for both the digest and the mask. */
    public EncryptionStyle withSha256() {
        return new EncryptionStyle(recipient, RSA_OAEP_11, SignatureStyle.SHA256, MGF1_SHA256, content);
    }

    /** The same with another content cipher. */
    public EncryptionStyle withContent(String cipher) {
        return new EncryptionStyle(recipient, keyTransport, oaepDigest, mask, cipher);
    }
}
