package io.seatkeeper.app.node;

import io.seatkeeper.platform.logging.RequestId;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request an id, which the answer carries in {@code X-Request-Id}, and writes one line when it has been
 * answered: no query, no body, no cookie, since those hold codes and addresses, and no key in a path.
 */
final class AccessLog implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger("io.seatkeeper.access");
    private static final Pattern KEY = Pattern.compile("sk_[a-z]+_[^/]*");
    private static final int ID_LENGTH = 16;

    private final ClientAddress client;

    AccessLog(ClientAddress client) {
        this.client = client;
    }

    @Override
    public void handle(RoutingContext context) {
        String id = Tokens.random().substring(0, ID_LENGTH);
        long began = System.nanoTime();
        RequestId.set(id);
        context.response().putHeader("X-Request-Id", id);
        context.addEndHandler(ended -> LOG.info(
                "{} {} {} {} ms, for {}",
                context.request().method(),
                path(context.request().path()),
                context.response().getStatusCode(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                client.of(context.request())));
        context.next();
    }

    /** Without the key that the path of a set-up link holds. */
    private static String path(@Nullable String path) {
        return path == null ? "" : KEY.matcher(path).replaceAll("sk_…");
    }
}
