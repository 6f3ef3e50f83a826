package io.seatkeeper.platform.egress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection through the gate, from its greeting to its end. Lives on one event loop. */
final class GateConnection {
    /** What the gate answers a request with (RFC 1928 §6). */
    private enum Reply {
        SUCCEEDED(0),
        NOT_ALLOWED(2),
        HOST_UNREACHABLE(4),
        COMMAND_NOT_SUPPORTED(7);

        private final byte code;

        Reply(int code) {
            this.code = (byte) code;
        }
    }

    /** What all connections of a gate have in common. */
    record Terms(
            Vertx vertx,
            NetClient outside,
            NameLookup names,
            OutboundAllow allow,
            GateLimits limits,
            String credentials) {
        @Override
        public String toString() {
            return "Terms[" + limits + "]";
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(GateConnection.class);
    /** Less than this is no request, but TLS keeping house, by which a server could lengthen its own answer. */
    private static final int LEAST_REQUEST = 64;

    private static final int MOST_ADDRESSES = 3;

    private final Terms terms;
    private final NetSocket client;
    private Runnable stage = this::greet;
    private Buffer received = Buffer.buffer();
    private long requestedAt = System.nanoTime();
    private long answerBytes;
    private long connectionBytes;
    private long timer;
    private boolean ended;
    private @Nullable NetSocket server;

    private GateConnection(Terms terms, NetSocket client) {
        this.terms = terms;
        this.client = client;
    }

    /** Takes a client's connection in charge. */
    static void begin(Terms terms, NetSocket client) {
        GateConnection connection = new GateConnection(terms, client);
        client.handler(connection::hear);
        client.closeHandler(closed -> connection.end());
        connection.watch();
    }

    private void hear(Buffer bytes) {
        received.appendBuffer(bytes);
        try {
            if (received.length() > SocksRequest.LONGEST_MESSAGE) {
                throw new SocksRequest.Malformed();
            }
            stage.run();
        } catch (SocksRequest.Malformed malformed) {
            client.close();
        }
    }

    private void greet() {
        SocksRequest.offersPassword(received).ifPresent(offered -> {
            next(this::authenticate);
            client.write(Buffer.buffer(new byte[] {5, (byte) (offered ? 2 : 0xFF)}));
            if (!offered) {
                client.close();
            }
        });
    }

    private void authenticate() {
        SocksRequest.credentials(received).ifPresent(brought -> {
            boolean fit = MessageDigest.isEqual(
                    brought.getBytes(StandardCharsets.UTF_8),
                    terms.credentials().getBytes(StandardCharsets.UTF_8));
            next(this::request);
            client.write(Buffer.buffer(new byte[] {1, (byte) (fit ? 0 : 1)}));
            if (!fit) {
                client.close();
            }
        });
    }

    private void request() {
        SocksRequest.of(received).ifPresent(request -> {
            client.pause();
            if (request.command() == SocksRequest.CONNECT) {
                connect(request);
            } else {
                refuse(Reply.COMMAND_NOT_SUPPORTED);
            }
        });
    }

    private void connect(SocksRequest request) {
        long wait = terms.limits().connectTime().toMillis();
        terms.names()
                .addresses(request.host())
                .timeout(wait, TimeUnit.MILLISECONDS)
                .onFailure(unknown -> refuse(Reply.HOST_UNREACHABLE))
                .onSuccess(addresses -> connect(request, addresses));
    }

    /** Goes to one of the very addresses that were judged: the name is not looked up again. */
    private void connect(SocksRequest request, List<InetAddress> addresses) {
        List<InetAddress> permitted = addresses.stream()
                .filter(terms.allow()::permits)
                .limit(MOST_ADDRESSES)
                .toList();
        if (permitted.isEmpty()) {
            LOG.warn("Refused an outbound request to {}: {} is not public", request.host(), addresses);
            refuse(Reply.NOT_ALLOWED);
            return;
        }
        reach(permitted, request.port())
                .onFailure(unreachable -> refuse(Reply.HOST_UNREACHABLE))
                .onSuccess(this::join);
    }

    private Future<NetSocket> reach(List<InetAddress> addresses, int port) {
        SocketAddress first = SocketAddress.inetSocketAddress(new InetSocketAddress(addresses.getFirst(), port));
        Future<NetSocket> attempt = terms.outside().connect(first);
        return addresses.size() == 1
                ? attempt
                : attempt.recover(unreachable -> reach(addresses.subList(1, addresses.size()), port));
    }

    private void join(NetSocket reached) {
        server = reached;
        if (ended) {
            reached.close();
            return;
        }
        client.handler(bytes -> {
            if (bytes.length() >= LEAST_REQUEST) {
                requestedAt = System.nanoTime();
                answerBytes = 0;
            }
            pass(bytes, client, reached);
        });
        reached.handler(bytes -> {
            answerBytes += bytes.length();
            connectionBytes += bytes.length();
            if (answerBytes > terms.limits().answerBytes()
                    || connectionBytes > terms.limits().connectionBytes()) {
                reached.handler(null);
                LOG.warn("Ended an outbound connection to {}: its answer is too large", reached.remoteAddress());
                client.close();
            } else {
                pass(bytes, reached, client);
            }
        });
        client.endHandler(said -> reached.end());
        reached.closeHandler(closed -> client.close());
        reply(Reply.SUCCEEDED);
        client.resume();
    }

    private static void pass(Buffer bytes, NetSocket from, NetSocket to) {
        to.write(bytes);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }

    private void watch() {
        long left = terms.limits().answerTime().toNanos() - (System.nanoTime() - requestedAt);
        if (left <= 0) {
            client.close();
            return;
        }
        timer = terms.vertx().setTimer(TimeUnit.NANOSECONDS.toMillis(left) + 1, fired -> watch());
    }

    private void end() {
        ended = true;
        terms.vertx().cancelTimer(timer);
        if (server != null) {
            server.close();
        }
    }

    private void next(Runnable following) {
        received = Buffer.buffer();
        stage = following;
    }

    private void refuse(Reply reply) {
        reply(reply);
        client.close();
    }

    private void reply(Reply reply) {
        client.write(Buffer.buffer(new byte[] {5, reply.code, 0, 1, 0, 0, 0, 0, 0, 0}));
    }
}
