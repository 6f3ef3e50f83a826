package io.seatkeeper.scim.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.http.Allowances;
import io.seatkeeper.scim.client.Authenticate;
import io.seatkeeper.scim.client.TokenHolder;
import io.seatkeeper.scim.error.ScimError;
import io.seatkeeper.scim.log.RequestLog;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way every request takes: who pushes, not too often, in a language that is read here; then its endpoint; then the answer and
 * the log. A body is read only once it is known whose it is.
 */
public final class Gate {
    private static final String EXCHANGE = Exchange.class.getName();

    /** Bodies beyond are read beside the event loop. */
    private static final int LARGE_BODY = 64 * 1024;

    private final Vertx vertx;
    private final Authenticate authenticate;
    private final Allowances allowances;
    private final RequestLog log;
    private final String origin;
    private final InstantSource clock;

    /** @param publicUrl where identity providers reach the service: scheme, host and port */
    public Gate(
            Vertx vertx,
            Authenticate authenticate,
            Allowances allowances,
            RequestLog log,
            URI publicUrl,
            InstantSource clock) {
        this.vertx = vertx;
        this.authenticate = authenticate;
        this.allowances = allowances;
        this.log = log;
        this.origin = publicUrl.toString();
        this.clock = clock;
    }

    /** Answers an address that can't be decoded, on which routing itself would stumble. */
    public void checkAddress(RoutingContext context) {
        HttpServerRequest request = context.request();
        try {
            var _ = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
            var _ = request.params();
        } catch (IllegalArgumentException undecodable) {
            refuse(context, new ScimError(400, Optional.of("invalidValue"), "The address can't be decoded."));
            return;
        }
        context.next();
    }

    /** Lets a request in, or answers it. */
    public void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        request.pause();
        authenticate
                .holder(request, context.pathParam("org"))
                .onSuccess(holder -> {
                    context.put(EXCHANGE, new Exchange(holder, clock.instant()));
                    if (isAllowed(context, holder)) {
                        context.next();
                    }
                })
                .onFailure(fault -> refuse(context, fault))
                .onComplete(decided -> request.resume()); // whoever reads the body is listening by now
    }

    /** Puts the gate's second half before an endpoint: the body is there by now. */
    public Handler<RoutingContext> before(Function<ScimCall, Future<Answer>> endpoint) {
        return context -> body(context)
                .map(json -> call(context, json))
                .compose(endpoint)
                .onSuccess(answer -> write(context, answer))
                .onFailure(fault -> refuse(context, fault));
    }

    /** Answers a refusal, and notes it where it is known whose request it was. */
    public void refuse(RoutingContext context, Throwable fault) {
        refuse(context, ScimError.of(fault, "SCIM"));
    }

    /** As {@link #refuse(RoutingContext, Throwable)}. */
    public void refuse(RoutingContext context, ErrorCode code) {
        refuse(context, ScimError.of(code, code.meaning()));
    }

    private boolean isAllowed(RoutingContext context, TokenHolder holder) {
        Duration wait = allowances.take(holder.token());
        if (wait.isZero()) {
            return true;
        }
        context.response()
                .putHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(wait.plusMillis(999).toSeconds()));
        refuse(
                context,
                new ContractFailure(ErrorCode.RATE_LIMITED, "Too many requests; Retry-After says when to go on."));
        return false;
    }

    /** The body as one JSON object; an empty one where none came. */
    private Future<JsonObject> body(RoutingContext context) {
        Exchange exchange = exchange(context);
        @Nullable Buffer body = context.body() == null ? null : context.body().buffer();
        if (body == null || body.length() == 0) {
            return Future.succeededFuture(new JsonObject());
        }
        MediaTypes.check(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        exchange.receivedUnreadable(body.length());
        Future<JsonObject> read = body.length() < LARGE_BODY
                ? Future.succeededFuture(JsonReader.object(body))
                : vertx.executeBlocking(() -> JsonReader.object(body), false);
        return read.onSuccess(exchange::received);
    }

    private ScimCall call(RoutingContext context, JsonObject body) {
        Exchange exchange = exchange(context);
        HttpServerRequest request = context.request();
        Map<String, String> query = new HashMap<>();
        request.params().forEach((name, value) -> query.putIfAbsent(name, value));
        return new ScimCall(
                exchange.holder(),
                origin + base(context),
                Optional.ofNullable(context.pathParam("id")).orElse(""),
                query,
                body,
                Optional.ofNullable(request.getHeader(HttpHeaders.IF_MATCH)),
                Optional.ofNullable(request.getHeader(HttpHeaders.IF_NONE_MATCH)),
                exchange.unknown());
    }

    private void write(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        note(context, answer.status(), Optional.empty());
        if (response.headWritten() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        answer.etag().ifPresent(etag -> response.putHeader(HttpHeaders.ETAG, etag));
        answer.location().ifPresent(location -> response.putHeader(HttpHeaders.LOCATION, location));
        Optional<Buffer> body = answer.written().or(() -> answer.body().map(JsonObject::toBuffer));
        if (body.isPresent()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.answer(context.request()))
                    .end(body.get());
        } else {
            response.end();
        }
    }

    private void refuse(RoutingContext context, ScimError error) {
        HttpServerResponse response = context.response();
        note(context, error.status(), Optional.of(error.detail()));
        if (response.headWritten() || response.closed()) {
            return;
        }
        if (error.status() == ErrorCode.UNAUTHENTICATED.status()) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"seatkeeper\"");
        }
        error.retryAfterSeconds().ifPresent(seconds -> {
            if (!response.headers().contains(HttpHeaders.RETRY_AFTER)) {
                response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            }
        });
        response.setStatusCode(error.status())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.answer(context.request()))
                .end(error.toJson().toBuffer());
    }

    private void note(RoutingContext context, int status, Optional<String> detail) {
        if (context.get(EXCHANGE) instanceof Exchange exchange) {
            log.note(exchange.entry(context.request(), base(context), status, detail));
        }
    }

    private static Exchange exchange(RoutingContext context) {
        if (context.get(EXCHANGE) instanceof Exchange exchange) {
            return exchange;
        }
        throw new IllegalStateException("The request was let in by nobody.");
    }

    /** The organization as the client names it, so that an address that is handed out is one that the client knows. */
    private static String base(RoutingContext context) {
        return "/scim/v2/" + context.pathParam("org");
    }
}
