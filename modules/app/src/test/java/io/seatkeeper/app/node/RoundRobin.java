package io.seatkeeper.app.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy before several nodes, as plain as they come: it asks each for its readiness, sends every request to the next one that
 * is ready, keeps connections open, and sends a request again only when the connection was refused.
 */
final class RoundRobin implements AutoCloseable {
    private static final int ASKS_EVERY_MILLIS = 200;

    /** @param address of the public port */
    private record Target(NodeProcess node, String address) {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setKeepAliveTimeout(60), new PoolOptions().setHttp1MaxSize(64));
    private final HttpServer server = vertx.createHttpServer()
            .requestHandler(this::take)
            .listen(0, "127.0.0.1")
            .await();
    private final List<Target> targets = new CopyOnWriteArrayList<>();
    private final List<Target> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final long asking;
    private final Collection<String> lost = new ConcurrentLinkedQueue<>();

    RoundRobin() {
        asking = vertx.setPeriodic(ASKS_EVERY_MILLIS, tick -> targets.forEach(this::ask));
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void add(NodeProcess node, int port) {
        targets.add(new Target(node, "http://127.0.0.1:" + port));
    }

    void remove(NodeProcess node) {
        targets.removeIf(target -> target.node() == node);
        ready.removeIf(target -> target.node() == node);
    }

    boolean sendsTo(NodeProcess node) {
        return ready.stream().anyMatch(target -> target.node() == node);
    }

    /** What no node answered, and why. */
    Collection<String> lost() {
        return lost;
    }

    @Override
    public void close() {
        vertx.cancelTimer(asking);
        vertx.close().await();
    }

    private void ask(Target target) {
        client.request(new RequestOptions().setAbsoluteURI(target.node().managementUrl() + "/health/ready"))
                .compose(HttpClientRequest::send)
                .map(answer -> answer.statusCode() == 200)
                .otherwise(false)
                .onSuccess(well -> {
                    if (!well) {
                        ready.remove(target);
                    } else if (targets.contains(target) && !ready.contains(target)) {
                        ready.add(target);
                    }
                });
    }

    private void take(HttpServerRequest request) {
        request.body()
                .compose(body -> send(request, body, List.copyOf(ready), 0))
                .onFailure(fault -> {
                    lost.add(request.method() + " " + request.path() + ": " + fault);
                    request.response().setStatusCode(502).end();
                });
    }

    private Future<Void> send(HttpServerRequest request, Buffer body, List<Target> targets, int tried) {
        if (tried >= targets.size()) {
            return Future.failedFuture("no node is ready");
        }
        Target target = targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()));
        return client.request(new RequestOptions()
                        .setMethod(request.method())
                        .setAbsoluteURI(target.address() + request.uri())
                        .setHeaders(request.headers()))
                .compose(
                        connected -> connected.send(body).compose(answer -> pass(request, answer)),
                        refused -> refused instanceof ConnectException
                                ? send(request, body, targets, tried + 1)
                                : Future.failedFuture(refused));
    }

    private static Future<Void> pass(HttpServerRequest request, HttpClientResponse answer) {
        return answer.body().compose(body -> {
            request.response().setStatusCode(answer.statusCode());
            answer.headers().forEach(header -> {
                if (!header.getKey().equalsIgnoreCase("Connection")
                        && !header.getKey().equalsIgnoreCase("Transfer-Encoding")) {
                    request.response().headers().add(header.getKey(), header.getValue());
                }
            });
            return request.response().end(body);
        });
    }
}
