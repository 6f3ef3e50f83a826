package io.seatkeeper.admin.console.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Something that wants attention.
 *
 * @param meaning {@code warning} or {@code danger}
 * @param link where something can be done about it; null where that is not on a page of ours
 */
public record Warning(String meaning, String text, @Nullable Link link) {
    /** A way on. */
    public record Link(String address, String text) {}
}
