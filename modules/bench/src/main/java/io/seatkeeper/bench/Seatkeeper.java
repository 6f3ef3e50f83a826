package io.seatkeeper.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The service as an operator runs it: by its script, in a process of its own, set up by its environment. */
final class Seatkeeper implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final Program program;
    private final String baseUrl;
    private final Duration readyAfter;

    private Seatkeeper(Program program, String baseUrl, Duration readyAfter) {
        this.program = program;
        this.baseUrl = baseUrl;
        this.readyAfter = readyAfter;
    }

    /** Starts it in this environment and waits until it says that it is ready. */
    static Seatkeeper serve(Path root, Map<String, String> environment, Path output) {
        int port = freePort();
        int management = freePort();
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("SEATKEEPER_HTTP_HOST", "127.0.0.1");
        settings.put("SEATKEEPER_HTTP_PORT", String.valueOf(port));
        settings.put("SEATKEEPER_MANAGEMENT_PORT", String.valueOf(management));
        settings.put("SEATKEEPER_PUBLIC_URL", "http://127.0.0.1:" + port);
        Instant before = Instant.now();
        Program program = Program.start(command(root, "serve"), settings, output);
        URI ready = URI.create("http://127.0.0.1:" + management + "/health/ready");
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, ready)) {
                if (!program.isAlive() || Instant.now().isAfter(before.plus(PATIENCE))) {
                    program.close();
                    throw new IllegalStateException("the service did not get ready: " + program.printed());
                }
                LockSupport.parkNanos(GLANCE.toNanos());
            }
        }
        return new Seatkeeper(program, "http://127.0.0.1:" + port, Duration.between(before, Instant.now()));
    }

    /** The command line of one of its commands. */
    static List<String> command(Path root, String... words) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(root.resolve("seatkeeper").toString()), List.of(words).stream())
                .toList();
    }

    /** The folder that holds the script: this one or one above it. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(here.resolve("seatkeeper"))) {
            Path above = here.getParent();
            if (above == null) {
                throw new IllegalStateException("run the benchmark inside the repository");
            }
            here = above;
        }
        return here;
    }

    String baseUrl() {
        return baseUrl;
    }

    Duration readyAfter() {
        return readyAfter;
    }

    Program program() {
        return program;
    }

    private static boolean answers(HttpClient http, URI ready) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
