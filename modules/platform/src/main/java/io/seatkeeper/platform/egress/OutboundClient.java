package io.seatkeeper.platform.egress;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Reads JSON, or any document, from addresses that a customer entered, and posts forms to them. Everything goes through the {@link EgressGate}, no redirect is
 * followed, and an answer is bounded in size and in time as a whole. Fails with {@link OutboundFailure} and nothing else.
 */
public final class OutboundClient {
    /** The most bytes of an answer that are read. */
    public static final int MOST_BYTES = 512 * 1024;
    /** How long a whole call may take. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int MOST_CONNECTIONS = 10;
    private static final int MOST_WAITING = 500;

    private final EgressGate gate;
    private final HttpClient client;
    private final int mostBytes;
    private final long longest;

    public OutboundClient(Vertx vertx, EgressGate gate) {
        this(vertx, gate, MOST_BYTES, LONGEST);
    }

    OutboundClient(Vertx vertx, EgressGate gate, int mostBytes, Duration longest) {
        this.gate = gate;
        this.mostBytes = mostBytes;
        this.longest = longest.toMillis();
        client = vertx.createHttpClient(
                gate.clientOptions(),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING));
    }

    /** GETs a JSON object. */
    public Future<JsonObject> getJson(String url) {
        return getJson(url, Map.of());
    }

    /** @param headers sent beside {@code Accept} */
    public Future<JsonObject> getJson(String url, Map<String, String> headers) {
        return get(url, "application/json", headers, OutboundClient::json);
    }

    /**
     * GETs a document as it stands there.
     *
     * @param mediaTypes what to ask for ({@code Accept}); the answer may say of itself what it likes
     */
    public Future<Buffer> getDocument(String url, String mediaTypes) {
        return get(url, mediaTypes, Map.of(), (body, host) -> body);
    }

    /** POSTs a form of a kilobyte or two; what the answer says besides 200 or 204 is of no interest. */
    public Future<Void> postForm(String url, String form) {
        Map<String, String> headers = Map.of("accept", "*/*", "content-type", "application/x-www-form-urlencoded");
        return call(HttpMethod.POST, url, headers, Buffer.buffer(form), (body, host) -> body)
                .mapEmpty();
    }

    private <T> Future<T> get(
            String url, String mediaTypes, Map<String, String> headers, BiFunction<Buffer, String, T> reader) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("accept", mediaTypes);
        return call(HttpMethod.GET, url, all, Buffer.buffer(), reader);
    }

    private <T> Future<T> call(
            HttpMethod method,
            String url,
            Map<String, String> headers,
            Buffer body,
            BiFunction<Buffer, String, T> reader) {
        Optional<OutboundFailure> refusal = gate.refusal(url);
        if (refusal.isPresent()) {
            return Future.failedFuture(refusal.get());
        }
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url)
                .setConnectTimeout(longest)
                .putHeader("user-agent", "Seatkeeper");
        headers.forEach(options::putHeader);
        String host = URI.create(url).getHost();
        return client.request(options)
                .compose(request -> answer(request, body, host))
                .timeout(longest, TimeUnit.MILLISECONDS)
                .map(answer -> reader.apply(answer, host))
                .recover(fault -> Future.failedFuture(OutboundFailure.from(fault, host)));
    }

    private Future<Buffer> answer(HttpClientRequest request, Buffer body, String host) {
        return (body.length() == 0 ? request.send() : request.send(body))
                .compose(response -> read(request, response, host))
                .timeout(longest, TimeUnit.MILLISECONDS)
                .onFailure(fault -> request.reset());
    }

    private Future<Buffer> read(HttpClientRequest request, HttpClientResponse response, String host) {
        Promise<Buffer> whole = Promise.promise();
        response.exceptionHandler(whole::tryFail);
        boolean emptyAsItMayBe =
                response.statusCode() == 204 && request.getMethod().equals(HttpMethod.POST);
        if (response.statusCode() != 200 && !emptyAsItMayBe) {
            return Future.failedFuture(new OutboundFailure(
                    OutboundFailure.Kind.BAD_STATUS, host + " answered with status " + response.statusCode() + "."));
        }
        Buffer body = Buffer.buffer();
        response.endHandler(ended -> whole.tryComplete(body));
        response.handler(part -> {
            if (body.length() + part.length() <= mostBytes) {
                body.appendBuffer(part);
            } else if (whole.tryFail(new OutboundFailure(
                    OutboundFailure.Kind.TOO_LARGE, host + " answered with more than " + mostBytes + " bytes."))) {
                request.reset();
            }
        });
        return whole.future();
    }

    private static JsonObject json(Buffer body, String host) {
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException notAnObject) {
            throw new OutboundFailure(OutboundFailure.Kind.NOT_JSON, host + " answered with no JSON object.");
        }
    }
}
