package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of {@code docs/guides/}, followed to the letter. */
public final class Guide {
    private final String page;

    /** @param name the file's, without its ending */
    public Guide(String name) {
        try {
            page = Files.readString(Path.of("..", "..", "docs", "guides", name + ".md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Runs the commands under a heading as one script, which has to succeed; answers what it printed, errors among it. */
    public String follow(String heading, Map<String, String> variables) {
        try {
            ProcessBuilder builder = new ProcessBuilder("bash", "-euc", code(heading, "sh")).redirectErrorStream(true);
            builder.environment().putAll(variables);
            Process script = builder.start();
            String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(script.waitFor()).as(printed).isZero();
            return printed;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** All that stands under a heading in a language, one block after the other. */
    public String code(String heading, String language) {
        int start = page.indexOf("\n## " + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int next = page.indexOf("\n## ", start + 1);
        String section = page.substring(start, next < 0 ? page.length() : next);
        String code = Pattern.compile("(?ms)^ *```" + language + "\\n(.*?)^ *```$")
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
        assertThat(code).as(language + " under " + heading).isNotBlank();
        return code;
    }
}
