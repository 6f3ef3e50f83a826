package io.seatkeeper.platform.logging;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.Optional;

/**
 * The id of the request that is being worked on. It goes along with a request's own Vert.x context, so that everything
 * logged for it bears the id; the bus hands it on to the module that answers.
 */
public final class RequestId {
    private static final ContextLocal<String> ID = ContextLocal.registerLocal(String.class);

    private RequestId() {}

    /** Says which request the current context works on. Outside a context it says nothing. */
    public static void set(String id) {
        Context context = Vertx.currentContext();
        if (context != null) {
            ID.put(context, AccessMode.CONCURRENT, id);
        }
    }

    /** The id that was set on the current context; empty outside a request. */
    public static Optional<String> current() {
        return Optional.ofNullable(Vertx.currentContext()).map(context -> ID.get(context, AccessMode.CONCURRENT));
    }

    /** Vert.x makes room for such values when it starts, so they must be known by then. */
    public static final class Registration implements VertxServiceProvider {
        @Override
        public void init(VertxBootstrap bootstrap) {
            current();
        }
    }
}
