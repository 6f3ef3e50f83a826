package io.seatkeeper.practiceidp.http;

import io.seatkeeper.practiceidp.tenant.Loopback;
import io.seatkeeper.practiceidp.tenant.RequestLog;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/**
 * Stands before every route: writes the log, and turns away whoever calls this provider by a name that isn't loopback, so
 * that no web page can reach it by pointing a name of its own at 127.0.0.1.
 */
public final class Guard {
    private final RequestLog log;
    private final Clock clock;

    /** Writes to this log. */
    public Guard(RequestLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** The handler. */
    public void handle(RoutingContext ctx) {
        ctx.addEndHandler(ended -> log.add(new RequestLog.Entry(
                clock.instant(),
                ctx.request().method().name(),
                String.valueOf(ctx.request().path()),
                ended.succeeded() ? ctx.response().getStatusCode() : 0,
                Answers.struck(ctx))));
        HostAndPort authority = ctx.request().authority();
        if (authority == null || !Loopback.isHost(authority.host())) {
            Answers.plain(ctx, 421, "text/plain; charset=utf-8", "This provider answers on this machine only.\n");
            return;
        }
        ctx.next();
    }
}
