package io.seatkeeper.platform.database;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where a list in keyset order goes on: the key of the last item, wrapped so that nobody builds on its form. */
public final class Cursor {
    private Cursor() {}

    /** The key after which the page begins; empty at the start. @throws ContractFailure for anything but our own cursor */
    public static Optional<String> key(Page.Request request) {
        return Optional.ofNullable(request.cursor()).map(Cursor::unwrap);
    }

    /** As {@link #key}, where keys are ids. */
    public static Optional<UUID> id(Page.Request request) {
        return key(request).map(Cursor::uuid);
    }

    /** As {@link #key}, where keys are numbers. */
    public static Optional<Long> number(Page.Request request) {
        return key(request).map(Cursor::parsed);
    }

    /** @param found the items of the page and, where there are more, one beyond */
    public static <T> Page<T> page(List<T> found, Page.Request request, Function<T, Object> key, long total) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, null, total);
        }
        List<T> items = found.subList(0, request.limit());
        return new Page<>(items, of(key.apply(items.getLast())), total);
    }

    /** The cursor of what follows a key. */
    public static String of(Object key) {
        byte[] last = String.valueOf(key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last);
    }

    private static String unwrap(String cursor) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (!key.isEmpty() && key.indexOf('\0') < 0) {
                return key;
            }
        } catch (IllegalArgumentException malformed) {
            throw unusable();
        }
        throw unusable();
    }

    private static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException malformed) {
            throw unusable();
        }
    }

    private static long parsed(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException malformed) {
            throw unusable();
        }
    }

    private static ContractFailure unusable() {
        return new ContractFailure(ErrorCode.INVALID_REQUEST, "The cursor is not one that a page gave as next.");
    }
}
