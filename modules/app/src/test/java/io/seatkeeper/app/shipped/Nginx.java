package io.seatkeeper.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** nginx by {@code deploy/proxy/nginx.conf}, as the compose file runs it: a user of its own, a root that can't be written. */
final class Nginx implements AutoCloseable {
    private final Path folder;
    private final Process process;

    private Nginx(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts it before two nodes of this machine; returns once its workers run. */
    static Nginx start(Path folder, int plain, int secure, int one, int other)
            throws IOException, InterruptedException {
        makeCertificate(Files.createDirectory(folder.resolve("secrets")));
        String shipped = Files.readString(Path.of("..", "..", "deploy", "proxy", "nginx.conf"));
        String here = replace(shipped, "listen 8080;", "listen " + plain + ";");
        here = replace(here, "listen 8443 ", "listen " + secure + " ");
        here = replace(here, "node-1:8080", "127.0.0.1:" + one);
        here = replace(here, "node-2:8080", "127.0.0.1:" + other);
        here = replace(here, "error_log stderr error;", "error_log stderr notice;");
        Files.writeString(folder.resolve("nginx.conf"), here);

        Process test = command(folder, "-t");
        String said = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(test.waitFor()).as(said).isZero();
        Process process = command(folder, "-g", "daemon off;");
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("start worker process ")) {
                Thread.startVirtualThread(() -> output.lines().forEach(ignored -> {}));
                return new Nginx(folder, process);
            }
        }
        throw new AssertionError("nginx did not start");
    }

    Path certificate() {
        return folder.resolve("secrets").resolve("tls.crt");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String replace(String text, String shipped, String here) {
        assertThat(text).contains(shipped);
        return text.replace(shipped, here);
    }

    private static Process command(Path folder, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bwrap", "--die-with-parent", "--unshare-user", "--unshare-pid"));
        command.addAll(List.of("--uid", "101", "--gid", "101", "--cap-drop", "ALL", "--ro-bind", "/", "/"));
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", "/run"));
        command.addAll(List.of("--ro-bind", folder.resolve("secrets").toString(), "/run/secrets"));
        command.addAll(List.of("--ro-bind", folder.resolve("nginx.conf").toString(), "/run/nginx.conf"));
        command.addAll(List.of("/usr/sbin/nginx", "-e", "/dev/stderr", "-c", "/run/nginx.conf"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void makeCertificate(Path secrets) throws IOException, InterruptedException {
        Process made = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1",
                        "-keyout",
                        secrets.resolve("tls.key").toString(),
                        "-out",
                        secrets.resolve("tls.crt").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
    }
}
