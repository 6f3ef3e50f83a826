package io.seatkeeper.scim.http;

import static io.seatkeeper.scim.ScimCaller.group;
import static io.seatkeeper.scim.ScimCaller.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.scim.ScimCaller;
import io.seatkeeper.scim.ScimCaller.Reply;
import io.seatkeeper.scim.ScimServer;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and searches over HTTP. */
class ListsIT {
    private static final ScimServer SERVER = new ScimServer();
    private static final ScimCaller CALLER = SERVER.caller();
    private static final int PEOPLE = 25;

    @BeforeAll
    static void fill() {
        IntStream.range(0, PEOPLE)
                .forEach(number -> CALLER.post(
                                "/Users",
                                user("person%02d@example.com".formatted(number))
                                        .put("externalId", "X" + number)
                                        .put("title", number % 2 == 0 ? "Even" : "Odd"))
                        .expect(201));
        CALLER.post("/Groups", group("Team A")).expect(201);
        CALLER.post("/Groups", group("Team B")).expect(201);
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    @Rfc("7644 §3.4.2")
    void listSaysHowManyThereAreAndHoldsThem() {
        JsonObject list = CALLER.get("/Users").expect(200).json();

        assertThat(list.getJsonArray("schemas")).containsExactly("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        assertThat(list.getInteger("totalResults")).isEqualTo(PEOPLE);
        assertThat(list.getInteger("itemsPerPage")).isEqualTo(PEOPLE);
        assertThat(list.getInteger("startIndex")).isEqualTo(1);
        assertThat(list.getJsonArray("Resources")).hasSize(PEOPLE);
        assertThat(list.containsKey("nextCursor")).isFalse();
    }

    @Test
    @Rfc("7644 §3.4.2")
    void lookUpWithoutAMatchIs200AndAnEmptyList() {
        for (String path : List.of("/Users", "/Groups")) {
            JsonObject list =
                    CALLER.get(path, "externalId eq \"nobody\"").expect(200).json();
            assertThat(list.getInteger("totalResults")).isZero();
            assertThat(list.getJsonArray("Resources")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"PERSON07@example.com\"",
                "externalId eq \"X7\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName SW \"person07\"",
                "emails.value eq \"person07@example.com\" or externalId eq \"X7\"",
                "not (userName ne \"person07@example.com\")"
            })
    @Rfc("7644 §3.4.2.2")
    void filterFindsWhoItFits(String filter) {
        assertThat(CALLER.get("/Users", filter).expect(200).resources())
                .extracting(json -> json.getString("externalId"))
                .containsExactly("X7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoeSize eq 1", "userName eq", "userName == \"a\"", "(userName pr", "active gt true"})
    @Rfc("7644 §3.4.2.2")
    void filterThatIsNoneIsInvalidFilter(String filter) {
        CALLER.get("/Users", filter).refused(400, "invalidFilter");
    }

    @Test
    @Rfc("7644 §3.4.2.4")
    void indexPagesAreInAStableOrderAndEndWithTheList() {
        List<String> seen = new ArrayList<>();
        for (int start = 1; start <= PEOPLE; start += 10) {
            Reply page = CALLER.get("/Users?startIndex=" + start + "&count=10").expect(200);
            assertThat(page.json().getInteger("startIndex")).isEqualTo(start);
            assertThat(page.json().getInteger("totalResults")).isEqualTo(PEOPLE);
            assertThat(page.json().containsKey("nextCursor")).isFalse();
            page.resources().forEach(person -> seen.add(person.getString("externalId")));
        }
        assertThat(seen).hasSize(PEOPLE).doesNotHaveDuplicates();
        assertThat(CALLER.get("/Users?startIndex=1000").resources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-5,0", "5,5", "5000,25"})
    @Rfc("7644 §3.4.2.4")
    void countIsHeldWithinItsBounds(String count, int items) {
        JsonObject list = CALLER.get("/Users?count=" + count).expect(200).json();

        assertThat(list.getInteger("totalResults")).isEqualTo(PEOPLE);
        assertThat(list.getInteger("itemsPerPage")).isEqualTo(items);
        assertThat(list.getJsonArray("Resources", new JsonArray())).hasSize(items);
    }

    @Test
    @Rfc("9865 §2")
    void walkByCursorMeetsEveryoneOnce() {
        List<String> seen = new ArrayList<>();
        String path = "/Users?count=10&filter=title%20pr";
        String cursor = "";
        int pages = 0;
        do {
            JsonObject page = CALLER.get(path + (pages == 0 ? "" : "&cursor=" + cursor))
                    .expect(200)
                    .json();
            page.getJsonArray("Resources").forEach(person -> seen.add(((JsonObject) person).getString("externalId")));
            cursor = page.getString("nextCursor");
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    @Test
    @Rfc("9865 §2.1")
    void cursorThatIsNoneIsInvalidCursor() {
        CALLER.get("/Users?cursor=nonsense").refused(400, "invalidCursor");
        CALLER.get("/Groups?cursor=nonsense").refused(400, "invalidCursor");
    }

    @Test
    @Rfc("7644 §3.4.2.3")
    void listIsSortedAsAskedFor() {
        assertThat(CALLER.get("/Users?sortBy=userName&sortOrder=descending&count=3")
                        .resources())
                .extracting(json -> json.getString("externalId"))
                .containsExactly("X24", "X23", "X22");
        CALLER.get("/Users?sortBy=shoeSize").refused(400, "invalidPath");
    }

    @Test
    @Rfc("7644 §3.4.3")
    void searchByPostAnswersLikeTheList() {
        JsonObject search = new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:api:messages:2.0:SearchRequest"))
                .put("filter", "title eq \"Odd\"")
                .put("startIndex", 1)
                .put("count", 5)
                .put("attributes", new JsonArray().add("title"));

        JsonObject list = CALLER.post("/Users/.search", search).expect(200).json();

        assertThat(list.getInteger("totalResults")).isEqualTo(PEOPLE / 2);
        assertThat(list.getJsonArray("Resources")).hasSize(5);
        assertThat(list.getJsonArray("Resources").getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("schemas", "id", "title");
        assertThat(CALLER.post("/Groups/.search", new JsonObject().put("filter", "displayName eq \"team a\""))
                        .expect(200)
                        .resources())
                .hasSize(1);
    }

    @Test
    @Rfc("7644 §3.4.2.1")
    void rootIsSearchedForPeopleAndTeams() {
        JsonObject all = CALLER.post("/.search", new JsonObject().put("count", 1_000))
                .expect(200)
                .json();
        assertThat(all.getInteger("totalResults")).isEqualTo(PEOPLE + 2);
        assertThat(all.getJsonArray("Resources")).hasSize(PEOPLE + 2);

        JsonObject last = CALLER.get("/?startIndex=25&count=2").expect(200).json();
        assertThat(last.getJsonArray("Resources"))
                .extracting(json -> ((JsonObject) json).getJsonObject("meta").getString("resourceType"))
                .containsExactly("User", "Group");

        assertThat(CALLER.get("/", "meta.resourceType eq \"Group\"").resources())
                .hasSize(2);
        assertThat(CALLER.get("/", "userName sw \"person0\"").resources()).hasSize(10);
        CALLER.get("/", "shoeSize pr").refused(400, "invalidFilter");
        CALLER.get("/?cursor=").refused(400, "invalidCursor");
    }
}
