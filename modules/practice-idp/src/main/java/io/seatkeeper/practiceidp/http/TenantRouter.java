package io.seatkeeper.practiceidp.http;

import io.seatkeeper.practiceidp.tenant.Tenant;
import io.seatkeeper.practiceidp.tenant.Tenants;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Mounts a route twice: at the root tenant and under {@code /t/{tenant}}. A tenant comes to life with its first request. */
public final class TenantRouter {
    private final Router router;
    private final Tenants tenants;

    /** Answers one request at one tenant. */
    @FunctionalInterface
    public interface Handler {
        /** Done when the answer is written. A failure becomes a 500. */
        Future<Void> handle(RoutingContext ctx, Tenant tenant);
    }

    /** Mounts on this router. */
    public TenantRouter(Router router, Tenants tenants) {
        this.router = router;
        this.tenants = tenants;
    }

    /** Mounts a handler at a path below each tenant's root. */
    public TenantRouter route(HttpMethod method, String path, Handler handler) {
        router.route(method, path).handler(ctx -> at(ctx, Tenant.ROOT, handler));
        router.route(method, "/t/:tenant" + path)
                .handler(ctx -> at(ctx, String.valueOf(ctx.pathParam("tenant")), handler));
        return this;
    }

    private void at(RoutingContext ctx, String name, Handler handler) {
        if (!Tenants.isName(name)) {
            ctx.fail(404);
            return;
        }
        Future<Tenant> tenant = tenants.running(name)
                .map(Future::succeededFuture)
                .orElseGet(() -> ctx.vertx().executeBlocking(() -> tenants.named(name), false));
        tenant.compose(found -> handler.handle(ctx, found)).onFailure(ctx::fail);
    }
}
