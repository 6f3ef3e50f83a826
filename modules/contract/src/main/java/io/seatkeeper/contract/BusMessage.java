package io.seatkeeper.contract;

/**
 * Marks a value that may cross the event bus: a request, a reply or an {@link Event}. Implementations are records, deeply
 * immutable, since the bus hands over the very object.
 */
public interface BusMessage {}
