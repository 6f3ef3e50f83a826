package io.seatkeeper.scim.bulk;

import static io.seatkeeper.scim.ScimCaller.group;
import static io.seatkeeper.scim.ScimCaller.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.scim.ScimCaller;
import io.seatkeeper.scim.ScimServer;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Many operations in one request. */
class BulkIT {
    private static final ScimServer SERVER = new ScimServer();
    private static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final ScimCaller caller = SERVER.caller();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    @Rfc("7644 §3.7.2")
    void groupMayComeBeforeTheMembersThatItNames() {
        List<JsonObject> results = run(
                post("/Groups", "g", group("Engineers", "bulkId:u1", "bulkId:u2")),
                post("/Users", "u1", user("one")),
                post("/Users", "u2", user("two")));

        assertThat(results).extracting(result -> result.getString("status")).containsExactly("201", "201", "201");
        assertThat(results).extracting(result -> result.getString("bulkId")).containsExactly("g", "u1", "u2");
        String location = results.getFirst().getString("location");
        JsonObject made = caller.get(location.substring(caller.baseUrl().length()))
                .expect(200)
                .json();
        assertThat(made.getJsonArray("members")).hasSize(2);
        assertThat(results.getFirst().getString("version"))
                .isEqualTo(made.getJsonObject("meta").getString("version"));
    }

    @Test
    @Rfc("7644 §3.7.1")
    void circleOfReferencesIsResolved() {
        List<JsonObject> results = run(
                post("/Users", "chef", user("chef").put(EXTENSION, manager("bulkId:sous"))),
                post("/Users", "sous", user("sous").put(EXTENSION, manager("bulkId:chef"))));

        assertThat(results).extracting(result -> result.getString("status")).containsExactly("201", "201");
        JsonObject chef = find("chef");
        JsonObject sous = find("sous");
        assertThat(managerOf(chef)).isEqualTo(sous.getString("id"));
        assertThat(managerOf(sous)).isEqualTo(chef.getString("id"));
        assertThat(results.getLast().getString("version"))
                .isEqualTo(sous.getJsonObject("meta").getString("version"));
    }

    @Test
    @Rfc("7644 §3.7")
    void everyMethodIsServedWithVersionsAndLocations() {
        String one = caller.post("/Users", user("one")).expect(201).id();
        String two = caller.post("/Users", user("two")).expect(201).id();
        JsonObject patch = ScimCaller.patchOf(ScimCaller.operation("replace", "title", "T"));

        List<JsonObject> results = run(
                new JsonObject()
                        .put("method", "PUT")
                        .put("path", "/Users/" + one)
                        .put("data", user("uno")),
                new JsonObject()
                        .put("method", "patch")
                        .put("path", "/Users/" + one)
                        .put("data", patch),
                new JsonObject()
                        .put("method", "DELETE")
                        .put("path", "/Users/" + two)
                        .put("version", "W/\"999\""),
                new JsonObject().put("method", "DELETE").put("path", "/Users/" + two),
                post("/Groups", "g", group("Bulk")),
                new JsonObject()
                        .put("method", "PATCH")
                        .put("path", "/Groups/bulkId:g")
                        .put("data", ScimCaller.patchOf(ScimCaller.operation("replace", "displayName", "Renamed"))));

        assertThat(results)
                .extracting(result -> result.getString("status"))
                .containsExactly("200", "200", "412", "204", "201", "204");
        assertThat(results.getFirst().getString("location")).isEqualTo(caller.baseUrl() + "/Users/" + one);
        assertThat(results.get(2).getJsonObject("response").getString("status")).isEqualTo("412");
        assertThat(find("uno").getString("title")).isEqualTo("T");
        assertThat(results.getLast().getString("location"))
                .isEqualTo(results.get(4).getString("location"));
    }

    @Test
    @Rfc("7644 §3.7")
    void restIsLeftAloneOnceTooManyHaveFailed() {
        List<JsonObject> results = operations(caller.post(
                        "/Bulk",
                        bulk(
                                        post("/Users", "a", user("")),
                                        post("/Users", "b", user("")),
                                        post("/Users", "c", user("c")))
                                .put("failOnErrors", 2))
                .expect(200)
                .json());

        assertThat(results).extracting(result -> result.getString("status")).containsExactly("400", "400");
        assertThat(caller.get("/Users").json().getInteger("totalResults")).isZero();
    }

    @Test
    @Rfc("7644 §3.7.3")
    void failureIsToldBesideWhatSucceeded() {
        List<JsonObject> results = run(
                post("/Users", "a", user("a")),
                post("/Users", "b", user("A").put("externalId", "other")),
                post("/Groups", "g", group("G", "bulkId:b")),
                post("/Groups", "h", group("H", "bulkId:nowhere")),
                new JsonObject().put("method", "POST").put("path", "/Users").put("data", user("c")),
                new JsonObject().put("method", "GET").put("path", "/Users"),
                new JsonObject().put("method", "DELETE").put("path", "/Devices/1"),
                new JsonObject().put("method", "POST").put("bulkId", "x").put("path", "/Users/1"));

        assertThat(results)
                .extracting(result -> result.getString("status"))
                .containsExactly("201", "409", "409", "400", "400", "400", "400", "400");
    }

    @Test
    @Rfc("7644 §3.7.4")
    void moreThanIsAnnouncedIs413() {
        JsonObject[] many = IntStream.range(0, 1_001)
                .mapToObj(number -> post("/Users", "u" + number, user("u" + number)))
                .toArray(JsonObject[]::new);

        assertThat(caller.post("/Bulk", bulk(many)).refused(413).json().getString("detail"))
                .contains("1000");
        caller.post("/Bulk", bulk(post("/Users", "u", user("x".repeat(9 * 1024 * 1024)))))
                .refused(413);
        assertThat(caller.get("/Users").json().getInteger("totalResults")).isZero();
    }

    @Test
    @Rfc("7644 §3.7")
    void requestThatIsNoneIsRefusedAsAWhole() {
        caller.post("/Bulk", new JsonObject()).refused(400, "invalidSyntax");
        caller.post("/Bulk", new JsonObject().put("Operations", new JsonArray().add("x")))
                .refused(400, "invalidSyntax");
        caller.post("/Bulk", bulk(post("/Users", "a", user("a")), post("/Users", "a", user("b"))))
                .refused(400, "invalidValue");
        caller.post("/Bulk", bulk().put("failOnErrors", 0)).refused(400, "invalidValue");
        assertThat(caller.post("/Bulk", bulk()).expect(200).json().getJsonArray("Operations"))
                .isEmpty();
    }

    private List<JsonObject> run(JsonObject... operations) {
        return operations(caller.post("/Bulk", bulk(operations)).expect(200).json());
    }

    private JsonObject find(String userName) {
        return caller.get("/Users", "userName eq \"" + userName + "\"")
                .resources()
                .getFirst();
    }

    private static List<JsonObject> operations(JsonObject response) {
        assertThat(response.getJsonArray("schemas"))
                .containsExactly("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        return response.getJsonArray("Operations").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject bulk(JsonObject... operations) {
        return new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:api:messages:2.0:BulkRequest"))
                .put("Operations", new JsonArray(List.of((Object[]) operations)));
    }

    private static JsonObject post(String path, String bulkId, JsonObject data) {
        return new JsonObject()
                .put("method", "POST")
                .put("bulkId", bulkId)
                .put("path", path)
                .put("data", data);
    }

    private static JsonObject manager(String id) {
        return new JsonObject().put("manager", new JsonObject().put("value", id));
    }

    private static String managerOf(JsonObject user) {
        return user.getJsonObject(EXTENSION).getJsonObject("manager").getString("value");
    }
}
