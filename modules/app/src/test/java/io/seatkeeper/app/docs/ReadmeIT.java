package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.ApiCaller;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever tries Seatkeeper by the README, line by line, finds that it does what it says there. */
@Tag("long")
class ReadmeIT {
    /** It may build the jar first. */
    private static final long LONGEST_SECONDS = 600;

    private static final Pattern SERVES = Pattern.compile("Seatkeeper serves (http\\S+);");
    private static final Pattern KEY = Pattern.compile("sk_[a-z]+_\\S+");
    private static final Pattern OVER = Pattern.compile("Stop it with Ctrl-C");
    private static final String REFUSED = "urn:seatkeeper:error|scim:api:messages:2.0:Error|\"status\":\"?[45]";

    private final Guide readme = new Guide("README.md");
    private @Nullable Process service;

    @TempDir
    private Path folder = Path.of(".");

    /** The folder stands for a clone; what the README finds at 8080 takes free ports, since something may be there. */
    @BeforeEach
    void makeCommand() throws IOException {
        Path command = folder.resolve("seatkeeper");
        Files.writeString(command, """
                #!/bin/sh
                [ "$1" = demo ] && set -- demo --port 0
                exec '%s/seatkeeper' "$@"
                """.formatted(Guide.ROOT.toRealPath()));
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (service != null) {
            service.toHandle().destroy();
            service.waitFor();
        }
    }

    @Test
    void demoIsSignedInToSetUpAndPushedTo() throws Exception {
        assertThat(readme.code("See it", "sh")).isEqualTo("./seatkeeper demo\n./seatkeeper test\n");
        start("./seatkeeper demo", OVER);

        String printed = Guide.run(
                readme.code("An organization of your own, in two lines", "sh")
                        + readme.code("People and teams, pushed by SCIM", "sh"),
                Map.of(),
                folder);

        assertThat(printed).doesNotContainPattern(REFUSED);
        assertThat(printed)
                .contains("\"slug\":\"globex\"", "redirectUri", "initiateLoginUri", "backchannelLogoutUri", "acsUrl")
                .contains(readme.code("An organization of your own, in two lines", "json")
                        .strip()
                        .split("…", -1))
                .contains("\"role\":\"org_admin\"", "Engineers", "\"totalResults\":1", "\"active\":false");
    }

    @Test
    void serviceIsServedItsKeyMadeAndPeopleImported() throws Exception {
        List<String> lines = readme.code("Run it", "sh").lines().toList();
        assertThat(lines).hasSize(4);
        String baseUrl = start(lines.getFirst(), SERVES).group(1);

        String key = KEY.matcher(Guide.run(lines.get(1), settings(), folder))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        new ApiCaller(baseUrl + "/api/v1", key)
                .post(
                        "/organizations",
                        new JsonObject().put("slug", "acme").put("name", "Acme").put("maxSeats", 5));
        Files.writeString(folder.resolve("people.csv"), "email,displayName\nada@acme.example,Ada Okafor\n");
        Guide.run(lines.get(2), settings(), folder);

        assertThat(Guide.run(lines.get(3), settings(), folder)).contains("ada@acme.example", "Ada Okafor");
    }

    private static Map<String, String> settings() {
        return Map.of(
                "SEATKEEPER_HTTP_HOST", "127.0.0.1", "SEATKEEPER_HTTP_PORT", "0", "SEATKEEPER_MANAGEMENT_PORT", "0");
    }

    /** Starts what goes on, and answers what it said once it is there. */
    private MatchResult start(String line, Pattern there) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + line)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(settings());
        Process started = builder.start();
        service = started;
        BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<MatchResult> said = new CompletableFuture<>();
        StringBuilder all = new StringBuilder();
        Thread.startVirtualThread(() -> {
            output.lines().forEach(text -> {
                all.append(text).append('\n');
                var found = there.matcher(text);
                if (found.find()) {
                    said.complete(found.toMatchResult());
                }
            });
            said.completeExceptionally(new AssertionError("It ended:\n" + all));
        });
        return said.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
}
