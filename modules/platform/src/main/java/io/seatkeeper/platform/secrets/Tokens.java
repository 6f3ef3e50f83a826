package io.seatkeeper.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Tokens that whoever holds them may act by: random, shown once, and known to the database by their hash only. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** A new token of 256 random bits: 43 characters that are safe in addresses, headers and cookies (RFC 4648 §5). */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The SHA-256 of a token, 32 bytes. Enough without salt or stretching, since a token can't be guessed. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }

    /** Whether two secrets are the same, in a time that does not tell where they differ. */
    public static boolean equal(String one, String other) {
        return MessageDigest.isEqual(hash(one), hash(other));
    }
}
