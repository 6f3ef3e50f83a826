package io.seatkeeper.admin.console.people;

import gg.jte.generated.precompiled.console.JteusersGenerated;
import io.seatkeeper.admin.console.page.Filters;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.Future;
import java.util.Map;

/** Everybody of the organization, newest first, with filters that live in the address. */
public record UsersPage(Items<Person> people, Filters filters) {
    static final String PATH = "/console/users";

    /** Whether a search came to nobody so far and goes on. */
    public boolean unfinished() {
        return people.items().isEmpty() && people.next() != null;
    }

    /** How many there are, as far as that is known. */
    public String count(Voice voice) {
        String found = people.exact() ? "console.users.found" : "console.users.found.least";
        return voice.count(filters.any() ? found : "console.users.count", people.total());
    }

    public static Future<Reply> show(Visit visit) {
        Filters filters = Filters.of(visit, "/users", "search", "role", "status", "source", "team");
        return visit.read("listUsers", Map.of(), filters.query())
                .map(found -> new UsersPage(Items.of(found, Person::of), filters))
                .map(page -> Reply.page(
                        visit.voice().text("console.users.title"),
                        Section.USERS,
                        output -> JteusersGenerated.render(output, null, visit.voice(), page)));
    }
}
