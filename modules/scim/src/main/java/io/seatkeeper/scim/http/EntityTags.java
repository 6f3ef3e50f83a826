package io.seatkeeper.scim.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The tags of {@code If-Match} and {@code If-None-Match}. SCIM's are weak and are compared as such, by what stands between the
 * quotes, also in {@code If-Match} (RFC 7644 §3.14).
 */
record EntityTags(boolean any, List<String> opaque) {
    private static final String WEAK = "W/";

    /** A version that no resource has, so that a tag which is none of ours matches none. */
    private static final long NO_VERSION = -1;

    EntityTags {
        opaque = List.copyOf(opaque);
    }

    static EntityTags read(String header) {
        List<String> tags =
                Arrays.stream(header.split(",", -1)).map(String::strip).toList();
        return new EntityTags(
                tags.contains("*"), tags.stream().map(EntityTags::opaque).toList());
    }

    /** What a tag says, without quotes and weakness; some clients leave the quotes out. */
    static String opaque(String tag) {
        String strong = tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
        return strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"")
                ? strong.substring(1, strong.length() - 1)
                : strong;
    }

    boolean contains(String version) {
        return any || opaque.contains(version);
    }

    /** The version that an update insists on; empty: any. Of several, the one that may still be there: the highest. */
    static Optional<Long> expected(Optional<String> ifMatch) {
        return ifMatch.map(EntityTags::read)
                .filter(tags -> !tags.any())
                .map(tags -> tags.opaque().stream()
                        .mapToLong(EntityTags::version)
                        .max()
                        .orElse(NO_VERSION));
    }

    private static long version(String opaque) {
        return opaque.matches("[0-9]{1,18}") ? Long.parseLong(opaque) : NO_VERSION;
    }
}
