package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Applications that hear of logouts, each at a path of its own, and keep the tokens. */
final class Receiver implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, BlockingQueue<String>> heard = new ConcurrentHashMap<>();
    private final Map<String, Queue<Integer>> answers = new ConcurrentHashMap<>();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(body).startsWith("logout_token=");
            heardAt(path).add(URLDecoder.decode(body.substring("logout_token=".length()), StandardCharsets.UTF_8));
            if (path.startsWith("/never")) {
                awaitClose();
            }
            Integer status =
                    answers.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
            exchange.close();
        });
        server.start();
    }

    /** The address of an application; one whose name begins with {@code never} never answers. */
    String address(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    /** What the next calls are answered with, before it is 200 again. */
    void answer(String name, Integer... statuses) {
        answers.put("/" + name, new ConcurrentLinkedQueue<>(java.util.List.of(statuses)));
    }

    /** The next token that an application hears, as it stands. */
    SignedJWT next(String name) {
        try {
            String token = heardAt("/" + name).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (token == null) {
                throw new AssertionError(name + " was told nothing.");
            }
            return SignedJWT.parse(token);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }

    JWTClaimsSet nextClaims(String name) {
        try {
            return next(name).getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }

    /** How many are there that nobody has asked for. */
    int waiting(String name) {
        return heardAt("/" + name).size();
    }

    private BlockingQueue<String> heardAt(String path) {
        return heard.computeIfAbsent(path, any -> new LinkedBlockingQueue<>());
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
