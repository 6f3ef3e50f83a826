package io.seatkeeper.platform.secrets;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The key under which everything secret is kept: one or more keys of 32 bytes. The first one encrypts and derives; all of
 * them decrypt, so that a key can be replaced by putting a new one before it.
 */
public final class MasterKey {
    private static final int BYTES = 32;

    private final List<byte[]> keys;

    private MasterKey(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * Reads keys as the configuration holds them: base64 (either alphabet), several separated by commas.
     *
     * @throws IllegalArgumentException with a text that says what is wrong and holds nothing of the key
     */
    public static MasterKey parse(String text) {
        List<byte[]> keys = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            keys.add(decode(part.strip()));
        }
        return new MasterKey(keys);
    }

    /** A new key in the form that {@link #parse} reads. */
    public static String random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    List<byte[]> keys() {
        return keys;
    }

    private static byte[] decode(String part) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(part.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("A master key is 32 bytes in base64.");
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException("A master key has 32 bytes, this one has " + key.length + ".");
        }
        return key;
    }
}
