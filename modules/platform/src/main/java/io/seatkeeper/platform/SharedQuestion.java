package io.seatkeeper.platform;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts a question once for all who ask it at the same time. Nobody gets an answer to a question that was put before they asked:
 * who asks while one is under way shares the next, so that an answer is never older than the asking. Lives on one event loop.
 */
public final class SharedQuestion<K, V> {
    private final Function<K, Future<V>> put;
    private final Map<K, Line<V>> lines = new HashMap<>();

    /** Who waits for the next answer, while one is under way. */
    private static final class Line<V> {
        private @Nullable Promise<V> next;
    }

    /** @param put asks, and answers within bounded time: as long as it does not, everybody waits who asks about the same */
    public SharedQuestion(Function<K, Future<V>> put) {
        this.put = put;
    }

    /** Answers about {@code key} what is true at some time after this call. */
    public Future<V> ask(K key) {
        Promise<V> own = Promised.here();
        Line<V> line = lines.get(key);
        if (line == null) {
            lines.put(key, new Line<>());
            answer(key).onComplete(own);
        } else {
            if (line.next == null) {
                line.next = Promise.promise();
            }
            line.next.future().onComplete(own);
        }
        return own.future();
    }

    private Future<V> answer(K key) {
        return Future.<Void>succeededFuture().compose(go -> put.apply(key)).onComplete(answered -> next(key));
    }

    private void next(K key) {
        Line<V> line = lines.remove(key);
        if (line != null && line.next != null) {
            Promise<V> waiting = line.next;
            lines.put(key, new Line<>());
            answer(key).onComplete(waiting);
        }
    }
}
