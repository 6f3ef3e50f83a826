package io.seatkeeper.app.node;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Health and metrics, on a port that is not for the world. */
final class ManagementServer extends VerticleBase {
    private final Health health;
    private final PrometheusMeterRegistry metrics;
    private final String host;
    private final int wantedPort;
    private volatile int port;

    ManagementServer(Health health, PrometheusMeterRegistry metrics, String host, int port) {
        this.health = health;
        this.metrics = metrics;
        this.host = host;
        this.wantedPort = port;
    }

    /** The port that was taken, once it is deployed. */
    int port() {
        return port;
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.get("/health/started").handler(context -> answer(context, health.isStarted()));
        router.get("/health/live").handler(context -> answer(context, true));
        router.get("/health/ready").handler(context -> health.ready().onSuccess(ready -> answer(context, ready)));
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(metrics.scrape()));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(wantedPort, host)
                .onSuccess(server -> port = server.actualPort());
    }

    private static void answer(RoutingContext context, boolean good) {
        context.response()
                .setStatusCode(good ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(good ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}");
    }
}
