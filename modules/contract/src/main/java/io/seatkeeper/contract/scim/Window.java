package io.seatkeeper.contract.scim;

import java.util.Optional;

/** Which part of a list is asked for. A count of 0 asks for the total alone (RFC 7644 §3.4.2.4). */
public sealed interface Window {
    /** At most how many, 0 to 1,000. */
    int count();

    /** @param start the first one's place, from 1 */
    record Index(long start, int count) implements Window {}

    /**
     * RFC 9865.
     *
     * @param cursor as the page before gave it; empty for the first page
     */
    record Cursor(Optional<String> cursor, int count) implements Window {}

    /** By which attribute a list is ordered (RFC 7644 §3.4.2.3); without one by creation. */
    record Order(AttributePath by, boolean descending) {}
}
