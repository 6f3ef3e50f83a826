package io.seatkeeper.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The image's tar, laid out as an engine would, and run without one: by bubblewrap, with nothing of this machine in sight. */
final class Image {
    static final Path TAR = Path.of("target", "seatkeeper-image.tar");

    private static final String HOST = "node";
    private static final Image UNPACKED = unpack();

    private final Path root;
    private final JsonObject config;

    private Image(Path root, JsonObject config) {
        this.root = root;
        this.config = config;
    }

    /** The image, unpacked once for all tests of this JVM. */
    static Image unpacked() {
        return UNPACKED;
    }

    private static Image unpack() {
        try {
            return unpack(Path.of("target", "image", "run"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Unpacks the layers in their order. */
    private static Image unpack(Path folder) throws IOException, InterruptedException {
        run(List.of("rm", "-rf", folder.toString()));
        Path archive = Files.createDirectories(folder.resolve("archive"));
        Path root = Files.createDirectories(folder.resolve("root"));
        run(List.of("tar", "-xf", TAR.toString(), "-C", archive.toString()));
        JsonObject manifest = new JsonArray(Files.readString(archive.resolve("manifest.json"))).getJsonObject(0);
        for (Object layer : manifest.getJsonArray("Layers")) {
            run(List.of("tar", "-xpf", archive.resolve((String) layer).toString(), "-C", root.toString()));
        }
        for (String mountPoint : List.of("proc", "dev")) {
            Files.createDirectories(root.resolve(mountPoint)); // an engine makes these too, and the two files below
        }
        Files.writeString(root.resolve("etc").resolve("hosts"), "127.0.0.1 localhost " + HOST + "\n");
        Files.writeString(root.resolve("etc").resolve("resolv.conf"), "");
        return new Image(
                root,
                new JsonObject(Files.readString(archive.resolve(manifest.getString("Config"))))
                        .getJsonObject("config"));
    }

    Path root() {
        return root;
    }

    JsonObject config() {
        return config;
    }

    /** Starts it with a root that can't be written, a temporary folder, its own user, no right beyond that, and arguments. */
    Process start(Map<String, String> environment, String... arguments) throws IOException {
        String[] user = config.getString("User").split(":", -1);
        List<String> command = new ArrayList<>(List.of("bwrap", "--die-with-parent", "--clearenv"));
        command.addAll(List.of(
                "--unshare-user", "--unshare-pid", "--as-pid-1", "--unshare-ipc", "--unshare-uts", "--hostname", HOST));
        command.addAll(List.of("--uid", user[0], "--gid", user[1], "--cap-drop", "ALL"));
        command.addAll(
                List.of("--ro-bind", root.toString(), "/", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
        command.addAll(List.of("--chdir", config.getString("WorkingDir")));
        environment.forEach((key, value) -> command.addAll(List.of("--setenv", key, value)));
        config.getJsonArray("Entrypoint").forEach(word -> command.add((String) word));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** What a command says that comes to its end, whose exit code is the one expected. */
    String say(int code, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(environment, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + ": " + said).isZero();
    }
}
