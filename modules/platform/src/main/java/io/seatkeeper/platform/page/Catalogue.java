package io.seatkeeper.platform.page;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one language. A text may hold named places, {@code {organization}}, which are filled with content that is
 * already safe for HTML, or with plain text where only text may stand. Tests see to it that every language has the same
 * keys with the same places.
 */
public final class Catalogue {
    static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    /** The words at the door and those of the console. */
    private static final List<String> BOOKS = List.of("messages", "console");

    private static final Map<Language, Catalogue> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, load(language));
        }
    }

    private final Language language;
    private final Map<String, String> texts;

    private Catalogue(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = Map.copyOf(texts);
    }

    public static Catalogue of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /**
     * The key for the most particular text there is: for {@code oidc_key_unknown} that of {@code oidc_key_unknown},
     * {@code oidc_key}, {@code oidc}, or else {@code other}.
     *
     * @param pattern the key with {@code *} for the word
     */
    public String nearest(String pattern, String word) {
        String shorter = word;
        while (!shorter.isEmpty()) {
            String key = pattern.replace("*", shorter);
            if (has(key)) {
                return key;
            }
            shorter = shorter.substring(0, Math.max(0, shorter.lastIndexOf('_')));
        }
        return pattern.replace("*", "other");
    }

    /**
     * A text as it stands.
     *
     * @throws IllegalArgumentException when there is none
     */
    public String text(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("No text for " + key + " in " + language);
        }
        return text;
    }

    /** A text with its places filled, for titles and attributes, where no markup may stand. */
    public String text(String key, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACE.matcher(text(key));
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value(key, values, matcher.group(1))));
        }
        return matcher.appendTail(filled).toString();
    }

    /** A text with its places filled, for the body of a page. */
    public Content content(String key, Map<String, Content> values) {
        String text = text(key);
        return output -> {
            Matcher matcher = PLACE.matcher(text);
            int written = 0;
            while (matcher.find()) {
                output.writeUserContent(text.substring(written, matcher.start()));
                value(key, values, matcher.group(1)).writeTo(output);
                written = matcher.end();
            }
            output.writeUserContent(text.substring(written));
        };
    }

    Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    private static <T> T value(String key, Map<String, T> values, String place) {
        return Optional.ofNullable(values.get(place))
                .orElseThrow(() -> new IllegalArgumentException("Nothing to put for {" + place + "} in " + key));
    }

    private static Catalogue load(Language language) {
        Map<String, String> texts = new HashMap<>();
        for (String book : BOOKS) {
            read(book + "_" + language.tag() + ".properties").forEach((key, text) -> {
                if (texts.put(String.valueOf(key), String.valueOf(text)) != null) {
                    throw new IllegalStateException("Two texts for " + key);
                }
            });
        }
        return new Catalogue(language, texts);
    }

    private static Properties read(String file) {
        Properties read = new Properties();
        try (InputStream bytes = Objects.requireNonNull(Catalogue.class.getResourceAsStream(file), file)) {
            read.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return read;
    }
}
