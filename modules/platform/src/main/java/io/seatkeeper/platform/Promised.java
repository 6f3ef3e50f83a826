package io.seatkeeper.platform;

import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import org.jspecify.annotations.Nullable;

/** Promises for answers that several requests share. */
public final class Promised {
    private Promised() {}

    /**
     * A promise whose listeners hear on the context it was made on, whoever keeps it: what is logged of a request afterwards
     * bears that request's own id.
     */
    public static <V> Promise<V> here() {
        @Nullable ContextInternal context = ContextInternal.current();
        return context == null ? Promise.promise() : context.promise();
    }
}
