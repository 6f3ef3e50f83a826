package io.seatkeeper.app.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The guide to Keycloak, followed to the letter: the commands of a section are run as one script. */
final class Guide {
    private static final Path PAGE = Path.of("..", "..", "docs", "guides", "keycloak.md");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^ *```sh\\n(.*?)^ *```$");

    private Guide() {}

    /** Runs what stands under a heading, with these variables beside those of Keycloak's admin. */
    static void follow(String heading, Keycloak keycloak, Map<String, String> variables) {
        try {
            Path log = Path.of("target", "keycloak", "guide.log");
            ProcessBuilder builder = new ProcessBuilder("bash", "-euc", commands(heading))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(keycloak.adminEnvironment());
            builder.environment().putAll(variables);
            int code = builder.start().waitFor();
            assertThat(code).as(() -> read(log)).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String commands(String heading) {
        String page = read(PAGE);
        int start = page.indexOf("\n## " + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int next = page.indexOf("\n## ", start + 1);
        String section = page.substring(start, next < 0 ? page.length() : next);
        return COMMANDS.matcher(section).results().map(block -> block.group(1)).collect(Collectors.joining());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
