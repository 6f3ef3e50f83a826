package io.seatkeeper.platform.page;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A file that pages link to, whole in memory.
 *
 * @param path where it is served: its name holds a digest of its bytes, so it may be kept for ever
 */
public record Asset(String path, String mediaType, Buffer bytes) {
    /** Reads several parts of the class path as one file. */
    static Asset of(String name, String mediaType, String... parts) {
        Buffer bytes = Buffer.buffer();
        for (String part : parts) {
            bytes.appendBytes(read(part)).appendByte((byte) '\n');
        }
        int dot = name.lastIndexOf('.');
        String path = Assets.PREFIX + name.substring(0, dot) + "-" + digest(bytes) + name.substring(dot);
        return new Asset(path, mediaType, bytes);
    }

    private static byte[] read(String part) {
        try (InputStream stream = Objects.requireNonNull(Asset.class.getResourceAsStream(part), part)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** 48 bits: two versions of one file never meet. */
    private static String digest(Buffer bytes) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
            return HexFormat.of().formatHex(whole, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
