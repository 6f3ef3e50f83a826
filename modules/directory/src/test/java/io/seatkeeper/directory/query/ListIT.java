package io.seatkeeper.directory.query;

import static io.seatkeeper.directory.query.QueryFixture.BASE;
import static io.seatkeeper.directory.query.QueryFixture.compare;
import static io.seatkeeper.directory.query.QueryFixture.email;
import static io.seatkeeper.directory.query.QueryFixture.names;
import static io.seatkeeper.directory.query.QueryFixture.path;
import static io.seatkeeper.directory.query.QueryFixture.present;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.Filter.Operator;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.contract.scim.Window;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pages, orders and walks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListIT {
    private final DirectoryNode node = new DirectoryNode(TestPostgres.migrated());
    private final QueryFixture people = new QueryFixture(node);

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void anIndexPageBeginsAtItsPlaceAndTellsTheTotal() {
        Organization acme = organization(5);

        ScimUsers.Found page = list(acme, Optional.empty(), new Window.Index(2, 3));

        assertThat(names(page)).containsExactly("p2", "p3", "p4");
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.next()).isNull();
        assertThat(names(list(acme, Optional.empty(), new Window.Index(6, 3)))).isEmpty();
        assertThat(names(list(acme, Optional.empty(), new Window.Index(-1, 2)))).containsExactly("p1", "p2");
        ScimUsers.Found none = list(acme, Optional.empty(), new Window.Index(1, 0));
        assertThat(none.users()).isEmpty();
        assertThat(none.total()).isEqualTo(5);
    }

    @Test
    void aFilteredPageCountsWhatFits() {
        Organization acme = organization(12);
        Filter filter = compare("userName", Operator.SW, "p1");

        ScimUsers.Found page = list(acme, Optional.of(filter), new Window.Index(1, 2));
        assertThat(names(page)).containsExactly("p1", "p10");
        assertThat(page.total()).isEqualTo(4);
        assertThat(list(acme, Optional.of(present("userName")), new Window.Index(11, 10))
                        .total())
                .isEqualTo(12);
        assertThat(list(acme, Optional.of(filter), new Window.Index(1, 0)).total())
                .isEqualTo(4);
    }

    @Test
    void aWalkByCursorMeetsEveryoneOnce() {
        Organization acme = organization(7);

        assertThat(people.walk(acme, Optional.empty(), Optional.empty(), 3))
                .containsExactly("p1", "p2", "p3", "p4", "p5", "p6", "p7");
        assertThat(people.walk(acme, Optional.of(present("userName")), Optional.empty(), 2))
                .hasSize(7);
        ScimUsers.Found first = list(acme, Optional.empty(), new Window.Cursor(Optional.empty(), 3));
        assertThat(first.total()).isEqualTo(7);
        assertThat(list(acme, Optional.empty(), new Window.Cursor(Optional.empty(), 7))
                        .next())
                .isNull();
    }

    @Test
    void aCursorServesItsOwnQueryAlone() {
        Organization acme = organization(4);
        String cursor = list(acme, Optional.empty(), new Window.Cursor(Optional.empty(), 2))
                .next();
        Window on = new Window.Cursor(Optional.ofNullable(cursor), 2);

        assertThat(refusal(acme, Optional.of(present("title")), on)).isEqualTo(ErrorCode.SCIM_INVALID_CURSOR);
        assertThat(refusal(organization(1), Optional.empty(), on)).isEqualTo(ErrorCode.SCIM_INVALID_CURSOR);
        for (String made : List.of("", "x", "AAAA", cursor + "A", "%", "a".repeat(9_000))) {
            assertThat(refusal(acme, Optional.empty(), new Window.Cursor(Optional.of(made), 2)))
                    .isEqualTo(ErrorCode.SCIM_INVALID_CURSOR);
        }
        assertThat(names(list(acme, Optional.empty(), new Window.Cursor(Optional.ofNullable(cursor), 1))))
                .as("the count may change")
                .containsExactly("p3");
    }

    @Test
    void aWalkMeetsEveryoneWhoLivesThroughItWhileOthersComeAndGo() {
        Organization acme = organization(40);
        List<String> met = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        int turn = 0;
        do {
            ScimUsers.Found page = list(acme, Optional.empty(), new Window.Cursor(cursor, 5));
            met.addAll(names(page));
            node.sql("UPDATE user_account SET deleted_at = now() WHERE org_id = '%s' AND user_name IN ('p%d', 'p%d')"
                    .formatted(acme.id(), 3 * turn + 1, 40 - turn));
            people.person(acme, "new" + turn, new JsonObject());
            turn++;
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());

        List<String> alive = list(acme, Optional.empty(), new Window.Index(1, 100)).users().stream()
                .map(user -> user.content().userName())
                .filter(name -> name.startsWith("p"))
                .toList();
        assertThat(met).doesNotHaveDuplicates().containsAll(alive);
    }

    @Test
    void everyOrderIsWalkedWhole() {
        Organization acme = organization(9);
        for (String attribute : List.of(
                "id",
                "meta.created",
                "meta.lastModified",
                "userName",
                "externalId",
                "displayName",
                "title",
                "active",
                "emails",
                "emails.type",
                "name.familyName",
                "groups.display",
                QueryFixture.ENTERPRISE + "|department")) {
            for (boolean descending : List.of(true, false)) {
                for (Optional<Filter> filter : List.of(
                        Optional.<Filter>empty(),
                        Optional.of(present("userName")),
                        Optional.of(compare("userName", Operator.SW, "p")))) {
                    assertThat(people.walk(acme, filter, order(attribute, descending), 2))
                            .as("%s %s %s", attribute, descending, filter)
                            .doesNotHaveDuplicates()
                            .hasSize(9);
                }
            }
        }
    }

    @Test
    void whatHasNoValueComesLastAndInDescendingOrderFirst() {
        Organization acme = node.organization(OptionalInt.empty());
        people.person(acme, "none", new JsonObject());
        people.person(acme, "b", new JsonObject().put("title", "beta"));
        people.person(acme, "a", new JsonObject().put("title", "Alpha"));

        assertThat(people.walk(acme, Optional.empty(), order("title", false), 1))
                .containsExactly("a", "b", "none");
        assertThat(people.walk(acme, Optional.empty(), order("title", true), 1)).containsExactly("none", "b", "a");
    }

    @Test
    void ofAListThePrimaryValueOrdersElseTheFirst() {
        Organization acme = node.organization(OptionalInt.empty());
        people.person(
                acme,
                "second",
                new JsonObject()
                        .put(
                                "emails",
                                new JsonArray()
                                        .add(email("a@example.com", "home"))
                                        .add(email("m@example.com", "work").put("primary", true))));
        people.person(
                acme, "first", new JsonObject().put("emails", new JsonArray().add(email("c@example.com", "work"))));

        assertThat(people.walk(acme, Optional.empty(), order("emails", false), 5))
                .containsExactly("first", "second");
    }

    @Test
    void userNamesAreOrderedWithoutRegardToCase() {
        Organization acme = node.organization(OptionalInt.empty());
        people.person(acme, "Zoe", new JsonObject());
        people.person(acme, "adam", new JsonObject());
        people.person(acme, "Bert", new JsonObject());

        assertThat(people.walk(acme, Optional.empty(), order("userName", false), 1))
                .containsExactly("adam", "Bert", "Zoe");
        assertThat(people.walk(acme, Optional.empty(), order("userName", true), 2))
                .containsExactly("Zoe", "Bert", "adam");
    }

    @Test
    void nothingIsOrderedByWhatHasNoValueOfItsOwn() {
        Organization acme = organization(1);
        for (String attribute : List.of("name", "meta", "password", "nothing")) {
            assertThat(node.refusal(
                            ScimUsers.SEARCH,
                            new ScimUsers.Search(
                                    acme.id(),
                                    BASE,
                                    Optional.empty(),
                                    order(attribute, false),
                                    new Window.Index(1, 1),
                                    false)))
                    .isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
        }
    }

    @Test
    void peopleBringTheirTeamsWhereAsked() {
        Organization acme = organization(2);
        List<ScimUser> users =
                list(acme, Optional.empty(), new Window.Index(1, 10)).users();
        people.team(acme, "Zebras", users.getFirst().id());
        people.team(acme, "Apes", users.getFirst().id());

        ScimUsers.Found found = node.ask(
                ScimUsers.SEARCH,
                new ScimUsers.Search(
                        acme.id(), BASE, Optional.empty(), Optional.empty(), new Window.Index(1, 10), true));

        assertThat(found.users().getFirst().groups())
                .extracting(ScimUser.Group::displayName)
                .containsExactly("Zebras", "Apes");
        assertThat(found.users().getLast().groups()).isEmpty();
    }

    @Test
    void teamsAreListedWithTheirMembersAndWalked() {
        Organization acme = organization(3);
        List<ScimUser> users =
                list(acme, Optional.empty(), new Window.Index(1, 10)).users();
        for (int number = 0; number < 5; number++) {
            people.team(acme, "T" + number, users.get(number % 3).id());
        }
        List<String> met = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Teams.Found page = node.ask(
                    Teams.SEARCH,
                    new Teams.Search(
                            acme.id(),
                            BASE,
                            Optional.empty(),
                            order("displayName", true),
                            new Window.Cursor(cursor, 2),
                            true));
            assertThat(page.total()).isEqualTo(5);
            page.teams().forEach(team -> {
                met.add(team.displayName());
                assertThat(team.members()).hasSize(1);
            });
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());

        assertThat(met).containsExactly("T4", "T3", "T2", "T1", "T0");
    }

    /** People p1, p2, … in the order of their making, some with a document, some without. */
    private Organization organization(int count) {
        Organization made = node.organization(OptionalInt.empty());
        IntStream.rangeClosed(1, count)
                .forEach(number -> people.person(
                        made,
                        "p" + number,
                        number % 3 == 0 ? null : "x" + number,
                        number % 2 == 0
                                ? new JsonObject()
                                : new JsonObject()
                                        .put("displayName", "Person " + number % 4)
                                        .put("title", "t" + number % 3)
                                        .put(
                                                "emails",
                                                new JsonArray().add(email("p" + number + "@example.com", "work")))));
        return made;
    }

    private static Optional<Window.Order> order(String attribute, boolean descending) {
        return Optional.of(new Window.Order(path(attribute), descending));
    }

    private ScimUsers.Found list(Organization organization, Optional<Filter> filter, Window window) {
        return node.ask(ScimUsers.SEARCH, people.search(organization, filter, window));
    }

    private ErrorCode refusal(Organization organization, Optional<Filter> filter, Window window) {
        return node.refusal(ScimUsers.SEARCH, people.search(organization, filter, window));
    }
}
