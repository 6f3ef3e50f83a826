package io.seatkeeper.app.node;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Identity providers push to two nodes at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScimCrowdIT {
    private final DatabaseAddress address = TestPostgres.migrated();
    private final Installation service = new Installation(address, MasterKey.parse(MasterKey.random()), 2);
    private final ApiCaller operator = service.operator();

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void fortyMembersAddedAtOnceAreFortyMembers() throws Exception {
        Push push = push("members", 100);
        List<String> people = people(push, 40);
        String team = push.made(0, "/Groups", new JsonObject().put("displayName", "Crowd"));

        Map<Integer, Long> answers = atOnce(
                40,
                number -> push.call(number % 2, "PATCH", "/Groups/" + team, members("add", people.get(number)))
                        .status());

        assertThat(answers).isEqualTo(Map.of(204, 40L));
        assertThat(membersOf(push, team)).isEqualTo(Set.copyOf(people));
    }

    @Test
    void addsRemovesAndRenamesMixedLoseNothing() throws Exception {
        Push push = push("mixed", 100);
        List<String> people = people(push, 40);
        String team = push.made(0, "/Groups", new JsonObject().put("displayName", "Mixed"));
        people.subList(0, 20).forEach(person -> push.call(0, "PATCH", "/Groups/" + team, members("add", person)));

        Map<Integer, Long> answers = atOnce(
                60,
                number -> push.call(
                                number % 2,
                                "PATCH",
                                "/Groups/" + team,
                                number < 20
                                        ? members("remove", people.get(number))
                                        : number < 40
                                                ? members("add", people.get(number))
                                                : patch(new JsonObject()
                                                        .put("op", "replace")
                                                        .put("path", "displayName")
                                                        .put("value", "Mixed " + number)))
                        .status());

        assertThat(answers).isEqualTo(Map.of(204, 60L));
        assertThat(membersOf(push, team)).isEqualTo(Set.copyOf(people.subList(20, 40)));
    }

    @Test
    void twentyPostsOfOneUserNameMakeOnePersonAndNineteenConflicts() throws Exception {
        Push push = push("race", 100);

        Map<Integer, Long> answers = atOnce(
                20,
                number -> push.call(number % 2, "POST", "/Users", user("race@example.com"))
                        .status());

        assertThat(answers).isEqualTo(Map.of(201, 1L, 409, 19L));
    }

    @Test
    void twentyPatchesOfOnePersonAllSucceed() throws Exception {
        Push push = push("patches", 100);
        String person = push.made(0, "/Users", user("patched@example.com"));

        Map<Integer, Long> answers = atOnce(
                20,
                number -> push.call(
                                number % 2,
                                "PATCH",
                                "/Users/" + person,
                                patch(new JsonObject()
                                        .put("op", "add")
                                        .put("path", "phoneNumbers")
                                        .put(
                                                "value",
                                                new JsonArray().add(new JsonObject().put("value", "tel:" + number)))))
                        .status());

        assertThat(answers).isEqualTo(Map.of(200, 20L));
        assertThat(push.call(1, "GET", "/Users/" + person, new JsonObject())
                        .json()
                        .getJsonArray("phoneNumbers"))
                .hasSize(20);
    }

    @Test
    void createsReactivationsAndFirstSignInsStopExactlyAtTheLastSeat() throws Exception {
        Push push = push("seats", 60);
        List<String> idle = IntStream.range(0, 40)
                .mapToObj(number -> push.made(
                        0, "/Users", user("idle" + number + "@example.com").put("active", false)))
                .toList();

        Map<String, Long> answers = atOnce(160, number -> switch (number % 4) {
            case 0, 1 ->
                "create "
                        + push.call(number % 2, "POST", "/Users", user("new" + number + "@example.com"))
                                .status();
            case 2 ->
                "activate "
                        + push.call(1, "PATCH", "/Users/" + idle.get(number / 4), active(true))
                                .status();
            default ->
                Installation.outcome(Installation.signIn(service.baseUrl(number % 2), "seats", "Visitor " + number));
        });

        long let = answers.getOrDefault("create 201", 0L)
                + answers.getOrDefault("activate 200", 0L)
                + answers.getOrDefault("signed_in", 0L);
        assertThat(let).as(answers.toString()).isEqualTo(60);
        assertThat(answers.keySet())
                .isSubsetOf("create 201", "create 403", "activate 200", "activate 403", "signed_in", "seats_exhausted");
        assertThat(operator.get("/organizations/seats/seats"))
                .isEqualTo(new JsonObject().put("maxSeats", 60).put("used", 60).put("available", 0));
        assertThat(push.call(0, "POST", "/Users", user("late@example.com"))
                        .json()
                        .getString("detail"))
                .contains("60");
    }

    @Test
    void deactivatedPersonIsRefusedOnTheOtherNodeAtOnce() {
        Push push = push("leaver", 5);
        TestBrowser browser = new TestBrowser().always("Accept", "application/json");
        assertThat(Installation.outcome(Installation.signIn(browser, service.baseUrl(0), "leaver", "Leah Leaver")))
                .isEqualTo("signed_in");
        JsonObject session =
                new JsonObject(browser.open(service.baseUrl(0) + "/session").body());
        String person = session.getString("id");
        String cookie = browser.cookie("seatkeeper_session").orElseThrow();
        assertThat(sessionOnOtherNode(cookie).status()).isEqualTo(200);

        assertThat(push.call(0, "PATCH", "/Users/" + person, active(false)).status())
                .isEqualTo(200);

        assertThat(sessionOnOtherNode(cookie).status()).isEqualTo(401);
        assertThat(browser.open(service.baseUrl(0) + "/session").status()).isEqualTo(401);
        assertThat(operator.get("/organizations/leaver/seats").getInteger("used"))
                .isZero();
        assertThat(Installation.outcome(Installation.signIn(service.baseUrl(1), "leaver", "Leah Leaver")))
                .isEqualTo("user_deactivated");
        assertThat(push.call(1, "DELETE", "/Users/" + person, new JsonObject()).status())
                .isEqualTo(204);
        assertThat(Installation.outcome(Installation.signIn(service.baseUrl(1), "leaver", "Leah Leaver")))
                .isEqualTo("user_deactivated");
    }

    @Test
    void revokedTokenOpensNothingOnEitherNode() {
        Push push = push("revoked", 5);
        assertThat(push.call(1, "GET", "/Users", new JsonObject()).status()).isEqualTo(200);

        operator.delete("/organizations/revoked/scim-tokens/" + push.tokenId());

        assertThat(push.call(1, "GET", "/Users", new JsonObject()).status()).isEqualTo(401);
        assertThat(push.call(0, "GET", "/Users", new JsonObject()).status()).isEqualTo(401);
    }

    @Test
    void walkByCursorOverTwentyThousandMeetsEachSurvivorOnce() throws Exception {
        Push push = push("walk", 100_000);
        String organization = operator.get("/organizations/walk").getString("id");
        TestPostgres.execute(
                address,
                "INSERT INTO user_account (org_id, user_id, user_name, email, email_proven, source) SELECT '"
                        + organization
                        + "', uuidv7(), 'person' || n || '@example.com', 'person' || n || '@example.com', false, 'scim'"
                        + " FROM generate_series(1, 20000) n");
        List<String> before = walk(push);
        assertThat(before).hasSize(20_000);
        List<String> doomed = IntStream.range(0, 100)
                .mapToObj(number -> before.get(199 + 200 * number))
                .toList();
        AtomicBoolean walking = new AtomicBoolean(true);

        List<List<String>> results = Installation.atOnce(List.of(
                () -> {
                    try {
                        return walk(push);
                    } finally {
                        walking.set(false);
                    }
                },
                () -> {
                    for (String id : doomed) {
                        push.call(1, "DELETE", "/Users/" + id, new JsonObject());
                    }
                    return List.of();
                },
                () -> {
                    for (int number = 0; walking.get() && number < 500; number++) {
                        push.call(1, "POST", "/Users", user("newcomer" + number + "@example.com"));
                    }
                    return List.of();
                }));

        List<String> met = results.getFirst();
        Set<String> survivors = new HashSet<>(before);
        doomed.forEach(survivors::remove);
        assertThat(met).doesNotHaveDuplicates().containsAll(survivors);
    }

    private List<String> walk(Push push) {
        List<String> met = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Push.Answer answer = push.call(
                    0, // the nodes of this test have an address each, and a cursor belongs to one
                    "GET",
                    "/Users?attributes=userName&count=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                    new JsonObject());
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            JsonObject list = answer.json();
            list.getJsonArray("Resources").forEach(person -> met.add(((JsonObject) person).getString("id")));
            cursor = list.getString("nextCursor");
        }
        return met;
    }

    private Push push(String slug, int maxSeats) {
        service.organization(operator, slug, maxSeats);
        JsonObject made =
                operator.post("/organizations/" + slug + "/scim-tokens", new JsonObject().put("name", "provider"));
        return new Push(
                List.of(service.baseUrl(0), service.baseUrl(1)), slug, made.getString("id"), made.getString("token"));
    }

    private static List<String> people(Push push, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> push.made(number % 2, "/Users", user("person" + number + "@example.com")))
                .toList();
    }

    private static Set<String> membersOf(Push push, String team) {
        Set<String> members = new HashSet<>();
        push.call(1, "GET", "/Groups/" + team, new JsonObject())
                .json()
                .getJsonArray("members")
                .forEach(member -> members.add(((JsonObject) member).getString("value")));
        return members;
    }

    private Page sessionOnOtherNode(String cookie) {
        return new TestBrowser()
                .always("Accept", "application/json")
                .always("Cookie", "seatkeeper_session=" + cookie)
                .open(service.baseUrl(1) + "/session");
    }

    private static <T> Map<T, Long> atOnce(int count, Function<Integer, T> task) throws Exception {
        List<Callable<T>> tasks = IntStream.range(0, count)
                .<Callable<T>>mapToObj(number -> () -> task.apply(number))
                .toList();
        return Installation.atOnce(tasks).stream().collect(groupingBy(Function.identity(), counting()));
    }

    private static JsonObject user(String userName) {
        return new JsonObject().put("userName", userName);
    }

    private static JsonObject members(String op, String person) {
        return patch(new JsonObject()
                .put("op", op)
                .put("path", "members")
                .put("value", new JsonArray().add(new JsonObject().put("value", person))));
    }

    private static JsonObject active(boolean active) {
        return patch(new JsonObject().put("op", "replace").put("path", "active").put("value", active));
    }

    private static JsonObject patch(JsonObject operation) {
        return new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:api:messages:2.0:PatchOp"))
                .put("Operations", new JsonArray().add(operation));
    }
}
