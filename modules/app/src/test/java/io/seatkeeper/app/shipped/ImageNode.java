package io.seatkeeper.app.shipped;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestBrowser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;

/** A node that runs out of the image. */
final class ImageNode implements AutoCloseable {
    private final Process process;
    private final Map<String, String> settings;

    private ImageNode(Process process, Map<String, String> settings) {
        this.process = process;
        this.settings = settings;
    }

    /** What a node at free ports of this machine is told, on a database that was migrated before. */
    static Map<String, String> settings(DatabaseAddress address, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SEATKEEPER_DATABASE_URL", address.url());
        settings.put("SEATKEEPER_MASTER_KEY", MasterKey.random());
        settings.put("SEATKEEPER_MIGRATE", "false");
        settings.put("SEATKEEPER_HTTP_HOST", "127.0.0.1");
        settings.put("SEATKEEPER_HTTP_PORT", String.valueOf(freePort()));
        settings.put("SEATKEEPER_MANAGEMENT_PORT", String.valueOf(freePort()));
        settings.putAll(more);
        return settings;
    }

    /**
     * Starts a node; returns once it serves.
     *
     * @param log takes every line that it writes from then on
     */
    static ImageNode serve(Map<String, String> settings, BlockingQueue<String> log) throws IOException {
        Process process = Image.unpacked().start(settings, "serve");
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("Seatkeeper serves")) {
                Thread.startVirtualThread(() -> output.lines().forEach(log::add));
                return new ImageNode(process, settings);
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The node did not start:\n" + said);
    }

    int port() {
        return Integer.parseInt(settings.get("SEATKEEPER_HTTP_PORT"));
    }

    /** What {@code /health/ready} answers, seen from outside. */
    int ready() {
        return managementStatus("/health/ready");
    }

    /** With what the management port answers, seen from outside. */
    int managementStatus(String path) {
        return new TestBrowser()
                .open("http://127.0.0.1:" + settings.get("SEATKEEPER_MANAGEMENT_PORT") + path)
                .status();
    }

    /** SIGTERM to Java, which is the container's first process, and its exit code. */
    int stop() throws InterruptedException {
        process.children().forEach(ProcessHandle::destroy); // bwrap, which waits for it, passes no signal on
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
