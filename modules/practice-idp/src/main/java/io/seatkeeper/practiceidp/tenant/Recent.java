package io.seatkeeper.practiceidp.tenant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values by key, of which only the newest are kept. Safe to use from any thread.
 *
 * @param <V> what is kept
 */
public final class Recent<V> {
    private final int most;
    private final Map<String, V> values = new LinkedHashMap<>();

    /** Keeps at most {@code most} values. */
    public Recent(int most) {
        this.most = most;
    }

    /** Keeps a value, and forgets the eldest when there are too many. */
    public synchronized void put(String key, V value) {
        values.remove(key);
        values.put(key, value);
        if (values.size() > most) {
            values.remove(values.keySet().iterator().next());
        }
    }

    /** Looks one up. */
    public synchronized Optional<V> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Takes one out: of several callers exactly one gets it. */
    public synchronized Optional<V> take(String key) {
        return Optional.ofNullable(values.remove(key));
    }

    /** All, newest first. */
    public synchronized List<V> newestFirst() {
        return new ArrayList<>(values.values()).reversed();
    }
}
