package io.seatkeeper.admin.console.live;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Event;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.contract.SignInAttempts;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.OneAtATime;
import io.seatkeeper.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * {@code /console/changes}: a stream of server-sent events that says when something of the organization changed, or that
 * somebody tried to sign in. It holds no fact, the session is asked anew before each word, and a stream ends with its session.
 * Streams are bounded in number, in life time and in what waits to be written; a browser whose stream ends by time comes back
 * by itself. Attempts to sign in are no events, and there may be many: while pages are open, their log is looked at every few
 * seconds, once for all of them, from whichever node an attempt came.
 */
public final class Changes {
    /** Of one server instance. */
    private static final int MOST = 2_000;
    /** Of one organization on it, so that none takes all. */
    private static final int MOST_OF_ONE = 100;

    /** Many changes at once, as of a push, are told as one. */
    private static final Duration GATHERED = Duration.ofMillis(250);
    /** Shorter than the server's patience with a silent connection. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    /** How often the log of sign-ins is looked at. */
    private static final Duration LOOK = Duration.ofSeconds(3);

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);

    private final Vertx vertx;
    private final Function<RoutingContext, Future<Sessions.Current>> administrator;
    private final Map<OrganizationId, Set<Stream>> streams = new ConcurrentHashMap<>();
    private final Map<OrganizationId, UUID> attempts = new ConcurrentHashMap<>();
    private final Bus bus;
    private final long heartbeat;
    private final long look;

    /** @param administrator whose session a request brings; fails where it is no Org Admin's */
    public Changes(Vertx vertx, Bus bus, Function<RoutingContext, Future<Sessions.Current>> administrator) {
        this.vertx = vertx;
        this.bus = bus;
        this.administrator = administrator;
        heartbeat = vertx.setPeriodic(
                HEARTBEAT.toMillis(),
                timer -> streams.values().forEach(ofOne -> ofOne.forEach(stream -> tell(stream, ":\n\n"))));
        OneAtATime looking = new OneAtATime("Looking for sign-ins", this::look);
        look = vertx.setPeriodic(LOOK.toMillis(), timer -> looking.run());
        bus.listen(this::hear);
    }

    private record Stream(RoutingContext context, OrganizationId organization, AtomicBoolean waiting) {
        HttpServerResponse response() {
            return context.response();
        }
    }

    /** Opens a stream. */
    public void open(RoutingContext context) {
        administrator
                .apply(context)
                .onSuccess(session -> begin(context, session.organization().id()))
                .onFailure(
                        failure -> Problem.of(failure, "the console's changes").write(context.response()));
    }

    /** Something happened somewhere. */
    private void hear(Event event) {
        streams.getOrDefault(event.organization(), Set.of()).forEach(stream -> {
            if (stream.waiting().compareAndSet(false, true)) {
                vertx.setTimer(GATHERED.toMillis(), timer -> {
                    stream.waiting().set(false);
                    tell(stream, "event: changes\ndata: .\n\n");
                });
            }
        });
    }

    /** Ends all streams, so that the server need not wait for them. */
    public void close() {
        vertx.cancelTimer(heartbeat);
        vertx.cancelTimer(look);
        streams.values()
                .forEach(ofOne -> ofOne.forEach(stream -> stream.response().end()));
    }

    /** Whoever's newest attempt is another than at the last look has one that their pages don't show. */
    private Future<Void> look() {
        attempts.keySet().retainAll(streams.keySet());
        return streams.isEmpty()
                ? Future.succeededFuture()
                : bus.call(SignInAttempts.LATEST, new SignInAttempts.Latest(streams.keySet()))
                        .map(newest -> {
                            newest.attempts().forEach(this::compare);
                            return null;
                        });
    }

    private void compare(OrganizationId organization, UUID newest) {
        if (!newest.equals(attempts.put(organization, newest))) {
            streams.getOrDefault(organization, Set.of())
                    .forEach(stream -> tell(stream, "event: attempts\ndata: .\n\n"));
        }
    }

    private void begin(RoutingContext context, OrganizationId organization) {
        Set<Stream> ofOne = streams.computeIfAbsent(organization, first -> ConcurrentHashMap.newKeySet());
        int open = streams.values().stream().mapToInt(Set::size).sum();
        if (open >= MOST || ofOne.size() >= MOST_OF_ONE) {
            new Problem(ErrorCode.UNAVAILABLE, "Too many pages are open.").write(context.response());
            return;
        }
        Stream stream = new Stream(context, organization, new AtomicBoolean());
        ofOne.add(stream);
        long life = vertx.setTimer(
                LONGEST_LIFE.toMillis(), timer -> stream.response().end());
        context.addEndHandler(ended -> {
            vertx.cancelTimer(life);
            ofOne.remove(stream);
            streams.computeIfPresent(organization, (id, left) -> left.isEmpty() ? null : left);
        });
        stream.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader("X-Accel-Buffering", "no")
                .write("retry: 3000\n\n");
    }

    /** The session first: whoever lost it, or the role, hears nothing more than that. */
    private void tell(Stream stream, String words) {
        if (stream.response().ended() || stream.response().closed()) {
            return;
        }
        if (stream.response().writeQueueFull()) {
            stream.response().end();
            return;
        }
        administrator.apply(stream.context()).onComplete(asked -> {
            if (stream.response().ended() || stream.response().closed()) {
                return;
            }
            if (asked.succeeded()) {
                stream.response().write(words);
            } else {
                stream.response().end("event: end\ndata: .\n\n");
            }
        });
    }
}
