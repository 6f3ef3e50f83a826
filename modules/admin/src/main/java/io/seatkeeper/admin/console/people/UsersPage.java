package io.seatkeeper.admin.console.people;

import gg.jte.generated.precompiled.console.JteusersGenerated;
import io.seatkeeper.admin.console.page.Address;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everybody of the organization, newest first, with filters that live in the address.
 *
 * @param filters those that are set, by the names of the API's parameters
 */
public record UsersPage(Items<Person> people, Fields filters, boolean paged) {
    static final String PATH = "/console/users";

    private static final List<String> FILTERS = List.of("search", "role", "status", "source", "team");

    public static Future<Reply> show(Visit visit) {
        Map<String, String> filters = new HashMap<>();
        FILTERS.forEach(name -> visit.query(name).ifPresent(value -> filters.put(name, value)));
        Map<String, String> query = new HashMap<>(filters);
        visit.query("cursor").ifPresent(cursor -> query.put("cursor", cursor));
        return visit.read("listUsers", Map.of(), query)
                .map(found -> new UsersPage(
                        Items.of(found, Person::of),
                        Fields.of(filters),
                        visit.query("cursor").isPresent()))
                .map(page -> Reply.page(
                        visit.voice().text("console.users.title"),
                        Section.USERS,
                        output -> JteusersGenerated.render(output, null, visit.voice(), page)));
    }

    public boolean filtered() {
        return !filters.values().isEmpty();
    }

    public @Nullable String first() {
        return paged ? Address.of(PATH, filters.values()) : null;
    }

    public @Nullable String next() {
        if (people.next() == null) {
            return null;
        }
        Map<String, String> query = new HashMap<>(filters.values());
        query.put("cursor", people.next());
        return Address.of(PATH, query);
    }

    /** The choices of a filter: any, then each word of the API as the catalogue says it. */
    public Map<String, String> choices(Voice voice, String any, String prefix, String... words) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", voice.text(any));
        for (String word : words) {
            choices.put(word, voice.word(prefix, word));
        }
        return choices;
    }
}
