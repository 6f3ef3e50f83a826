package io.seatkeeper.practiceidp.http;

import io.seatkeeper.practiceidp.tenant.Fault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How an endpoint as such goes wrong: late, mute, endless, or talking of something else. */
public final class Misbehaviour {
    /** An endless answer ends here after all, so that a client without a bound doesn't fill a disk. */
    private static final long MOST_BYTES = 1L << 30;

    private static final Buffer CHUNK = Buffer.buffer("a".repeat(1 << 16));

    private static final String PAGE =
            "<!doctype html><title>Gateway</title><h1>Please sign in to the network first</h1>";

    private final Duration slowness;

    /** Answers late by this much. */
    public Misbehaviour(Duration slowness) {
        this.slowness = slowness;
    }

    /** Answers as the fault says, or by {@code right} when it leaves the endpoint as such alone. */
    public Future<Void> answer(RoutingContext ctx, @Nullable Fault fault, Supplier<Future<Void>> right) {
        if (fault == null || fault.kind() != Fault.Kind.ENDPOINT) {
            return right.get();
        }
        Answers.strike(ctx, fault);
        if (fault == Fault.SLOW) {
            return ctx.vertx().timer(slowness.toMillis(), TimeUnit.MILLISECONDS).compose(late -> right.get());
        }
        if (fault == Fault.DOWN) {
            return ctx.request().connection().close();
        }
        if (fault == Fault.HUGE_ANSWER) {
            return endless(ctx.response());
        }
        return fault == Fault.NOT_JSON ? Answers.html(ctx, 200, PAGE) : Answers.json(ctx, 500, failure());
    }

    private static JsonObject failure() {
        return new JsonObject()
                .put("error", "server_error")
                .put("error_description", "the practice provider was asked to fail");
    }

    private static Future<Void> endless(HttpServerResponse response) {
        response.setChunked(true).putHeader("content-type", "application/json");
        return response.write("{\"access_token\":\"").compose(begun -> pour(response, MOST_BYTES));
    }

    private static Future<Void> pour(HttpServerResponse response, long left) {
        return left <= 0
                ? response.end()
                : response.write(CHUNK).compose(written -> pour(response, left - CHUNK.length()));
    }
}
