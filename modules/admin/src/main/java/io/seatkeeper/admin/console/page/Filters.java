package io.seatkeeper.admin.console.page;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list and the place in it, which live in the page's address, so that a view can be sent to a colleague.
 *
 * @param path the page's own
 * @param fields those that are set, by the names of the API's parameters
 * @param cursor where the page begins; null: at the list's beginning
 */
public record Filters(String path, Fields fields, @Nullable String cursor) {
    /** Reads them. */
    public static Filters of(Visit visit, String path, String... names) {
        Map<String, String> values = new HashMap<>();
        for (String name : names) {
            visit.query(name).ifPresent(value -> values.put(name, value));
        }
        return new Filters(
                visit.at(path), Fields.of(values), visit.query("cursor").orElse(null));
    }

    /** What the API is asked. */
    public Map<String, String> query() {
        Map<String, String> query = new HashMap<>(fields.values());
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        return query;
    }

    public boolean any() {
        return !fields.values().isEmpty();
    }

    /** The list's beginning; null where the page is that. */
    public @Nullable String first() {
        return cursor == null ? null : Address.of(path, fields.values());
    }

    /** The page after one; null after the last. */
    public @Nullable String next(Items<?> items) {
        if (items.next() == null) {
            return null;
        }
        Map<String, String> query = new HashMap<>(fields.values());
        query.put("cursor", items.next());
        return Address.of(path, query);
    }

    /** The choices of a filter: any, then each word of the API as the catalogue says it. */
    public static Map<String, String> choices(Voice voice, String any, String prefix, String... words) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", voice.text(any));
        for (String word : words) {
            choices.put(word, voice.word(prefix, word));
        }
        return choices;
    }
}
