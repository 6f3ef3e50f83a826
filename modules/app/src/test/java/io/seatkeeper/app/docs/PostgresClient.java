package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL's own {@code pg_dump}, {@code pg_restore}, {@code createdb} and {@code vacuumdb}, which the embedded server lacks. */
public final class PostgresClient {
    private static final Path FETCH = Path.of("src", "test", "postgres-client", "fetch");
    private static final Path FOLDER = Path.of("target", "postgres-client");

    private PostgresClient() {}

    /** The environment of a script that is to find them; fetches them the first time. */
    public static Map<String, String> onPath() throws IOException, InterruptedException {
        Process fetch = new ProcessBuilder("bash", FETCH.toString(), FOLDER.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String bin = new String(fetch.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(fetch.waitFor())
                .as("no client of PostgreSQL; what is missing stands above")
                .isZero();
        return Map.of("PATH", bin + ":" + System.getenv("PATH"));
    }
}
