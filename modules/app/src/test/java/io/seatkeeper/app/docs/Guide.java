package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the documents, followed to the letter. */
public final class Guide {
    static final Path ROOT = Path.of("..", "..");

    /** A heading, or a block with its language; a list's blocks are set in. */
    private static final Pattern PART =
            Pattern.compile("(?ms)^## (?<heading>[^\\n]+)$|^ *```(?<language>\\w+)\\n(?<code>.*?)^ *```$");

    private final List<Block> blocks = new ArrayList<>();

    /** @param heading the nearest one of the second level before it; empty before the first */
    record Block(String heading, String language, String code) {}

    /** @param page from the root of the repository, such as {@code docs/guides/product.md} */
    public Guide(String page) {
        try {
            Matcher parts = PART.matcher(Files.readString(ROOT.resolve(page)));
            for (String heading = ""; parts.find(); ) {
                if (parts.group("heading") != null) {
                    heading = parts.group("heading");
                } else {
                    blocks.add(new Block(heading, parts.group("language"), parts.group("code")));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Block> blocks() {
        return blocks;
    }

    /** Runs the commands under a heading as one script, which has to succeed; answers what it printed, errors among it. */
    public String follow(String heading, Map<String, String> variables) {
        return run(code(heading, "sh"), variables, Path.of("."));
    }

    /** As {@link #follow(String, Map)}, in a folder. */
    public String follow(String heading, Map<String, String> variables, Path folder) {
        return run(code(heading, "sh"), variables, folder);
    }

    /** All that stands under a heading in a language, one block after the other. */
    public String code(String heading, String language) {
        String code = blocks.stream()
                .filter(block ->
                        block.heading().equals(heading) && block.language().equals(language))
                .map(Block::code)
                .collect(Collectors.joining());
        assertThat(code).as(language + " under " + heading).isNotBlank();
        return code;
    }

    /** Runs commands as one script, which has to succeed; answers what it printed, errors among it. */
    static String run(String commands, Map<String, String> variables, Path folder) {
        try {
            ProcessBuilder builder = new ProcessBuilder("bash", "-euc", commands)
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
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
}
