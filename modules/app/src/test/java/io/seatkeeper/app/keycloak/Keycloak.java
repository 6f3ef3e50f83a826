package io.seatkeeper.app.keycloak;

import io.seatkeeper.app.node.ApiCaller;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A Keycloak of its own on loopback with nothing kept, for the tests of one JVM, which ends it. Its pages stand under
 * {@code localhost}, so that they are another site than the service at {@code 127.0.0.1}, as they are at a customer's.
 */
final class Keycloak {
    private static final String ADMIN = "admin";
    private static final String STARTED = "Listening on:";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Keycloak SHARED = start();

    private final Path home;
    private final String baseUrl;

    private Keycloak(Path home, String baseUrl) {
        this.home = home;
        this.baseUrl = baseUrl;
    }

    static Keycloak running() {
        return SHARED;
    }

    String baseUrl() {
        return baseUrl;
    }

    /** Its admin API, under {@code /admin/realms}, with a token that lives for a minute. */
    ApiCaller admin() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(baseUrl + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password=" + ADMIN))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new ApiCaller(baseUrl + "/admin/realms", new JsonObject(response.body()).getString("access_token"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What {@code kcadm.sh} needs of its surroundings, beside a home of its own for the session that it opens. */
    Map<String, String> adminEnvironment() {
        return Map.of(
                "KEYCLOAK",
                baseUrl,
                "KC_CLI_PASSWORD",
                ADMIN,
                "KC_OPTS",
                "-Duser.home=" + home.getParent(),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "PATH",
                home.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    }

    private static Keycloak start() {
        Path home = Path.of(Objects.requireNonNull(System.getProperty("keycloak.home"), "run with -P long"));
        try {
            Path log = home.resolveSibling("keycloak.log");
            build(home, log);
            int port = freePort();
            String baseUrl = "http://localhost:" + port;
            Process server = run(
                    home,
                    log,
                    "start",
                    "--optimized",
                    "--hostname=" + baseUrl,
                    "--http-enabled=true",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
            awaitStart(server, log);
            return new Keycloak(home, baseUrl);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Once in the life of the unpacked folder: it makes the later starts three times as fast. */
    private static void build(Path home, Path log) throws IOException, InterruptedException {
        Path built = home.resolveSibling("built");
        if (Files.exists(built)) {
            return;
        }
        Process build = run(home, log, "build", "--db=dev-mem", "--cache=local");
        if (!build.waitFor(3, TimeUnit.MINUTES) || build.exitValue() != 0) {
            build.destroy();
            throw new AssertionError("Keycloak was not built:\n" + Files.readString(log));
        }
        Files.createFile(built);
    }

    private static Process run(Path home, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("bash", home.resolve("bin").resolve("kc.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
        return builder.start();
    }

    private static void awaitStart(Process server, Path log) throws IOException, InterruptedException {
        for (int left = 600; left > 0; left--) {
            if (Files.readString(log).contains(STARTED)) {
                return;
            }
            if (server.waitFor(200, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        server.destroy();
        throw new AssertionError("Keycloak did not start:\n" + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
