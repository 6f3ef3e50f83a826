package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A product of the guide in some language, as a stranger who follows it would run it: registered by the guide's own commands, a
 * process of its own in a folder of its own, with the service beside it. {@code acme} has two seats.
 */
final class GuidedProduct implements AutoCloseable {
    static final String NOBODY = "Nobody is signed in.";

    /** For its libraries to come from a registry, on a slow line. */
    private static final Duration LONGEST_PREPARATION = Duration.ofMinutes(10);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Guide guide = new Guide("docs/guides/product.md");
    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();
    private final Path folder;
    private final int port;
    private final JsonObject made;
    private @Nullable Process process;

    GuidedProduct(Path folder) {
        this.folder = folder;
        this.port = freePort();
        service.organization(operator, "acme", 2);
        made = new JsonObject(guide.follow(
                "Register it",
                Map.of("BASE_URL", issuer(), "OPERATOR_KEY", service.operatorKey(), "PRODUCT", address())));
    }

    /** Where it serves. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    String issuer() {
        return service.baseUrl(0);
    }

    /** Has logout tokens sent to another path than the guide's commands register. */
    void hearLogoutsAt(String path) {
        JsonObject registration = new JsonObject().put("backchannelLogoutUri", address() + path);
        for (String kept : new String[] {"name", "redirectUris", "postLogoutRedirectUris"}) {
            registration.put(kept, made.getValue(kept));
        }
        operator.put("/applications/" + made.getString("id"), registration);
    }

    /** Writes what the guide says under a heading into a file of the product's folder. */
    void write(String file, String heading, String language) throws IOException {
        Path place = folder.resolve(file);
        Files.createDirectories(place.resolve("..").normalize());
        Files.writeString(place, guide.code(heading, language));
    }

    /** Runs a command in the product's folder, which has to succeed. */
    void prepare(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process preparing = builder.start();
        boolean ended = preparing.waitFor(LONGEST_PREPARATION.toSeconds(), TimeUnit.SECONDS);
        preparing.destroyForcibly().waitFor();
        assertThat(ended && preparing.exitValue() == 0)
                .as(Files.readString(log))
                .isTrue();
    }

    /** Starts it and waits until it prints that it is ready. It finds its registration in its environment. */
    void serve(String ready, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("ISSUER", issuer());
        settings.put("CLIENT_ID", made.getString("id"));
        settings.put("CLIENT_SECRET", made.getString("secret"));
        settings.put("PRODUCT", address());
        settings.put("PORT", String.valueOf(port));
        builder.environment().putAll(settings);
        Process started = builder.start();
        process = started;
        Queue<String> printed = new ConcurrentLinkedQueue<>();
        CompletableFuture<Boolean> isReady = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            started.inputReader().lines().forEach(line -> {
                printed.add(line);
                if (line.contains(ready)) {
                    isReady.complete(true);
                }
            });
            isReady.complete(false);
        });
        try {
            assertThat(isReady.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS))
                    .as(String.join("\n", printed))
                    .isTrue();
        } catch (TimeoutException | ExecutionException never) {
            throw new AssertionError("It did not start: " + String.join("\n", printed), never);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Blocks somebody, as an admin would. */
    void block(String person) {
        String id = operator.get("/organizations/acme/users?search=" + person)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        operator.patch("/organizations/acme/users/" + id, new JsonObject().put("active", false));
    }

    /** Waits until the product has been told that the session in this browser is over. */
    void awaitNobodyIn(TestBrowser browser) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!browser.open(address() + "/").body().equals(NOBODY)) {
            assertThat(System.nanoTime()).as("the product was never told").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
        service.close();
    }
}
