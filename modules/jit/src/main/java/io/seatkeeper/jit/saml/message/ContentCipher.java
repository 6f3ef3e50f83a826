package io.seatkeeper.jit.saml.message;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The ciphers of a message's content that are read. */
enum ContentCipher {
    AES128_GCM("http://www.w3.org/2009/xmlenc11#aes128-gcm", 16, true),
    AES192_GCM("http://www.w3.org/2009/xmlenc11#aes192-gcm", 24, true),
    AES256_GCM("http://www.w3.org/2009/xmlenc11#aes256-gcm", 32, true),
    AES128_CBC("http://www.w3.org/2001/04/xmlenc#aes128-cbc", 16, false),
    AES192_CBC("http://www.w3.org/2001/04/xmlenc#aes192-cbc", 24, false),
    AES256_CBC("http://www.w3.org/2001/04/xmlenc#aes256-cbc", 32, false);

    private static final int BLOCK = 16;
    private static final int GCM_START = 12;
    private static final int GCM_TAG_BITS = 128;

    private final String uri;
    private final int keyLength;
    private final boolean authenticated;

    ContentCipher(String uri, int keyLength, boolean authenticated) {
        this.uri = uri;
        this.keyLength = keyLength;
        this.authenticated = authenticated;
    }

    static Optional<ContentCipher> of(String uri) {
        return Arrays.stream(values()).filter(cipher -> cipher.uri.equals(uri)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(cipher -> cipher.uri).collect(Collectors.joining(", "));
    }

    /** Whether it shows by itself that nobody has bent the ciphertext. CBC does not. */
    boolean authenticated() {
        return authenticated;
    }

    /** @return empty where the key does not fit, or the ciphertext was bent and it shows */
    Optional<byte[]> decrypt(byte[] key, byte[] ciphertext) {
        int start = authenticated ? GCM_START : BLOCK;
        if (key.length != keyLength || ciphertext.length < start + BLOCK) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance(authenticated ? "AES/GCM/NoPadding" : "AES/CBC/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    authenticated
                            ? new GCMParameterSpec(GCM_TAG_BITS, ciphertext, 0, start)
                            : new IvParameterSpec(ciphertext, 0, start));
            byte[] plain = cipher.doFinal(ciphertext, start, ciphertext.length - start);
            return authenticated ? Optional.of(plain) : unpadded(plain);
        } catch (GeneralSecurityException bent) {
            return Optional.empty();
        }
    }

    /** The last byte tells how many are padding; what the others hold is not said (XML Encryption §5.2). */
    private static Optional<byte[]> unpadded(byte[] plain) {
        int padding = plain[plain.length - 1] & 0xFF;
        return padding >= 1 && padding <= BLOCK
                ? Optional.of(Arrays.copyOf(plain, plain.length - padding))
                : Optional.empty();
    }
}
