package io.seatkeeper.platform.secrets;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A key that a program brings as a bearer token: a prefix by which a scanner of secrets finds one that leaked, ids of 22
 * characters of base64url that find its one row, and a secret of 43 (256 random bits), with points between.
 *
 * @param ids which row it is, in the order of the key
 * @param hash SHA-256 of the whole key: all that is stored of it
 */
public record BearerKey(List<UUID> ids, Buffer hash) {
    private static final int LONGEST = 200;
    private static final int ID_LENGTH = 22;

    public BearerKey {
        ids = List.copyOf(ids);
    }

    /** Makes a new key, to be shown once. */
    public static String make(String prefix, UUID... ids) {
        StringBuilder text = new StringBuilder(prefix);
        for (UUID id : ids) {
            text.append(text(id)).append('.');
        }
        return text.append(Tokens.random()).toString();
    }

    /** What is stored of a key. */
    public static Buffer hash(String key) {
        return Buffer.buffer(Tokens.hash(key));
    }

    /**
     * Reads a key; empty when the text has another form.
     *
     * @param idCount how many ids a key of this prefix has
     */
    public static Optional<BearerKey> read(String prefix, int idCount, String text) {
        if (text.length() > LONGEST || !text.startsWith(prefix)) {
            return Optional.empty();
        }
        String[] parts = text.substring(prefix.length()).split("\\.", -1);
        if (parts.length != idCount + 1) {
            return Optional.empty();
        }
        List<UUID> ids = new ArrayList<>();
        for (int place = 0; place < idCount; place++) {
            id(parts[place]).ifPresent(ids::add);
        }
        return ids.size() == idCount ? Optional.of(new BearerKey(ids, hash(text))) : Optional.empty();
    }

    /** Whether it is the key that was stored, in a time that does not tell where they differ. */
    public boolean fits(Buffer stored) {
        return MessageDigest.isEqual(stored.getBytes(), hash.getBytes());
    }

    private static String text(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<UUID> id(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (text.length() == ID_LENGTH && bytes.length == 16) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException malformed) {
            // answered below
        }
        return Optional.empty();
    }
}
