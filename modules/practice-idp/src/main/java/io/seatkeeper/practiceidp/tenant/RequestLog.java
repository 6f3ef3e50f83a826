package io.seatkeeper.practiceidp.tenant;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest {@value #MOST} requests that were answered, without queries and bodies, so without codes and secrets. */
public final class RequestLog {
    private static final int MOST = 500;

    /**
     * One request.
     *
     * @param at when it was answered
     * @param method the HTTP method
     * @param path the path without its query
     * @param status the HTTP status; 0 when the connection was closed on purpose
     * @param fault the fault that struck, by wire name, or empty
     */
    public record Entry(Instant at, String method, String path, int status, String fault) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Notes a request that was answered. */
    public synchronized void add(Entry entry) {
        entries.addFirst(entry);
        if (entries.size() > MOST) {
            entries.removeLast();
        }
    }

    /** All that are kept, newest first. */
    public synchronized List<Entry> newestFirst() {
        return List.copyOf(entries);
    }
}
