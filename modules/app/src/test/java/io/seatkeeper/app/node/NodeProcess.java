package io.seatkeeper.app.node;

import io.seatkeeper.platform.database.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code seatkeeper serve} as a process of its own, so that it can be killed. */
final class NodeProcess implements AutoCloseable {
    private static final Pattern SERVES =
            Pattern.compile("Seatkeeper serves (http\\S+); health and metrics on port (\\d+)");

    private final Process process;
    private final String baseUrl;
    private final int managementPort;

    private NodeProcess(Process process, String baseUrl, int managementPort) {
        this.process = process;
        this.baseUrl = baseUrl;
        this.managementPort = managementPort;
    }

    /** Starts a node on a database; returns once it serves. */
    static NodeProcess serve(DatabaseAddress address, String masterKey) throws IOException {
        return start(Map.of("SEATKEEPER_DATABASE_URL", address.url(), "SEATKEEPER_MASTER_KEY", masterKey));
    }

    /** Starts a node with these settings beside ports and loopback; returns once it serves. */
    static NodeProcess start(Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.seatkeeper.app.Main",
                "serve"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "SEATKEEPER_HTTP_HOST", "127.0.0.1",
                        "SEATKEEPER_HTTP_PORT", "0",
                        "SEATKEEPER_MANAGEMENT_PORT", "0",
                        "SEATKEEPER_OUTBOUND_ALLOW", "127.0.0.0/8"));
        builder.environment().putAll(settings);
        Process process = builder.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher serves = SERVES.matcher(line);
            if (serves.find()) {
                Thread.startVirtualThread(() -> output.lines().forEach(ignored -> {}));
                return new NodeProcess(process, serves.group(1), Integer.parseInt(serves.group(2)));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The node did not start:\n" + said);
    }

    /** For a node that is to be found at the same place after it started again. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String baseUrl() {
        return baseUrl;
    }

    String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    /** SIGKILL: no word, no goodbye. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGTERM. Not by the process itself, which would close its output with it. */
    void tellToStop() {
        process.toHandle().destroy();
    }

    /** The exit code, once it has gone. */
    int ended() throws InterruptedException {
        return process.waitFor();
    }

    /** SIGTERM, and the exit code once it has gone. */
    int stop() throws InterruptedException {
        tellToStop();
        return ended();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
