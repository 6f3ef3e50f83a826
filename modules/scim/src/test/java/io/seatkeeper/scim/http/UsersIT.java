package io.seatkeeper.scim.http;

import static io.seatkeeper.scim.ScimCaller.operation;
import static io.seatkeeper.scim.ScimCaller.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.scim.ScimCaller;
import io.seatkeeper.scim.ScimCaller.Reply;
import io.seatkeeper.scim.ScimServer;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** People over HTTP. */
class UsersIT {
    private static final ScimServer SERVER = new ScimServer();

    private final ScimCaller caller = SERVER.caller();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    @Rfc("7644 §3.3")
    void newPersonIs201WithLocationVersionAndAll() {
        Reply made = caller.post(
                        "/Users",
                        user("Emeka@Example.com")
                                .put("externalId", "e-1")
                                .put(
                                        "name",
                                        new JsonObject()
                                                .put("givenName", "Emeka")
                                                .put("familyName", "Nwosu"))
                                .put(
                                        "emails",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("value", "emeka@example.com")
                                                        .put("type", "work")
                                                        .put("primary", true))))
                .expect(201);

        JsonObject json = made.json();
        JsonObject meta = json.getJsonObject("meta");
        assertThat(json.getString("userName")).isEqualTo("Emeka@Example.com");
        assertThat(json.getBoolean("active")).isTrue();
        assertThat(meta.getString("resourceType")).isEqualTo("User");
        assertThat(meta.getString("location")).isEqualTo(caller.baseUrl() + "/Users/" + made.id());
        assertThat(made.header("Location")).isEqualTo(meta.getString("location"));
        assertThat(made.header("ETag")).isEqualTo(meta.getString("version"));
        assertThat(caller.get("/Users/" + made.id()).expect(200).json()).isEqualTo(json);
    }

    @Test
    @Rfc("7644 §3.3")
    void takenUserNameIs409WhateverItsCase() {
        caller.post("/Users", user("taken").put("externalId", "t-1")).expect(201);

        caller.post("/Users", user("TAKEN").put("externalId", "t-2")).refused(409, "uniqueness");
        caller.post("/Users", user("other").put("externalId", "t-1")).refused(409, "uniqueness");
    }

    @Test
    @Rfc("7644 §3.12")
    void personWithoutUserNameIsInvalidValue() {
        caller.post("/Users", new JsonObject().put("active", true)).refused(400, "invalidValue");
        caller.post("/Users", user(" ")).refused(400, "invalidValue");
        caller.post("/Users", user("x".repeat(321))).refused(400, "invalidValue");
    }

    @Test
    void fullOrganizationIs403WithUsedAndAllowed() {
        ScimCaller small = SERVER.caller(OptionalInt.of(2));
        small.post("/Users", user("first")).expect(201);
        String second = small.post("/Users", user("second")).expect(201).id();

        assertThat(small.post("/Users", user("third")).refused(403).json().getString("detail"))
                .contains("2 of 2");
        small.get("/Users", "userName eq \"third\"").expect(200);
        small.post("/Users", user("third").put("active", false)).expect(201);
        small.patch("/Users/" + second, operation("replace", "active", false)).expect(200);
        small.post("/Users", user("fourth")).expect(201);
        small.patch("/Users/" + second, operation("replace", "active", true)).refused(403);
    }

    @Test
    @Rfc("7644 §3.14")
    void versionThatTheClientHasIsNotSentAgain() {
        Reply made = caller.post("/Users", user("cached")).expect(201);
        String path = "/Users/" + made.id();

        Reply same = caller.send("GET", path, Map.of("If-None-Match", made.header("ETag")), "");
        assertThat(same.expect(304).text()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(made.header("ETag"));
        caller.patch(path, operation("replace", "nickName", "C")).expect(200);
        caller.send("GET", path, Map.of("If-None-Match", made.header("ETag")), "")
                .expect(200);
    }

    @Test
    @Rfc("7644 §3.14")
    void changeOfAStaleVersionIs412AndChangesNothing() {
        Reply made = caller.post("/Users", user("versioned")).expect(201);
        String path = "/Users/" + made.id();
        String stale = made.header("ETag");
        String current = caller.patch(path, operation("replace", "nickName", "V"))
                .expect(200)
                .header("ETag");
        JsonObject rename = ScimCaller.patchOf(operation("replace", "nickName", "W"));

        assertThat(current).isNotEqualTo(stale);
        caller.send("PATCH", path, Map.of("If-Match", stale), rename.encode()).refused(412);
        caller.send("PUT", path, Map.of("If-Match", stale), user("versioned").encode())
                .refused(412);
        caller.send("DELETE", path, Map.of("If-Match", stale), "").refused(412);
        caller.send("DELETE", path, Map.of("If-Match", "\"nonsense\""), "").refused(412);
        assertThat(caller.get(path).json().getString("nickName")).isEqualTo("V");
        caller.send("PATCH", path, Map.of("If-Match", current), rename.encode()).expect(200);
        caller.send("PATCH", path, Map.of("If-Match", "*"), rename.encode()).expect(200);
    }

    @Test
    @Rfc("7644 §3.5.1")
    void putReplacesWhatWasWritten() {
        String id = caller.post("/Users", user("put").put("nickName", "P").put("title", "Engineer"))
                .expect(201)
                .id();

        JsonObject replaced = caller.put("/Users/" + id, user("put2").put("title", "Architect"))
                .expect(200)
                .json();

        assertThat(replaced.getString("userName")).isEqualTo("put2");
        assertThat(replaced.getString("title")).isEqualTo("Architect");
        assertThat(replaced.containsKey("nickName")).isFalse();
        assertThat(replaced.getString("id")).isEqualTo(id);
    }

    @Test
    @Rfc("7644 §3.5.2")
    void patchIsAllOrNothing() {
        String path =
                "/Users/" + caller.post("/Users", user("atomic")).expect(201).id();

        caller.patch(path, operation("replace", "nickName", "A"), operation("remove", "userName", null))
                .refused(400, "mutability");
        assertThat(caller.get(path).json().containsKey("nickName")).isFalse();
        caller.patch("/Users/00000000-0000-7000-8000-000000000000", operation("replace", "nickName", "A"))
                .refused(404);
    }

    @Test
    @Rfc("7644 §3.6")
    void deletedPersonIs404FromThenOnAndTheNameIsFree() {
        String id = caller.post("/Users", user("gone")).expect(201).id();

        assertThat(caller.delete("/Users/" + id).expect(204).text()).isEmpty();

        caller.get("/Users/" + id).refused(404);
        caller.delete("/Users/" + id).refused(404);
        caller.patch("/Users/" + id, operation("replace", "active", true)).refused(404);
        caller.put("/Users/" + id, user("gone")).refused(404);
        assertThat(caller.get("/Users", "userName eq \"gone\"").resources()).isEmpty();
        assertThat(caller.post("/Users", user("gone")).expect(201).id()).isNotEqualTo(id);
    }

    @Test
    @Rfc("7644 §3.9")
    void answerHoldsTheAttributesThatAreAskedFor() {
        String id = caller.post("/Users?attributes=userName", user("chosen").put("title", "T"))
                .expect(201)
                .id();

        assertThat(caller.get("/Users/" + id + "?attributes=title").json().fieldNames())
                .containsExactlyInAnyOrder("schemas", "id", "title");
        assertThat(caller.get("/Users/" + id + "?excludedAttributes=title,meta,id")
                        .json()
                        .fieldNames())
                .contains("id", "userName")
                .doesNotContain("title", "meta");
        assertThat(caller.get("/Users?attributes=title").resources().getFirst().fieldNames())
                .containsExactlyInAnyOrder("schemas", "id", "title");
    }

    @Test
    void twentyPatchesOfOnePersonAtOnceAllSucceedAndNoneIsLost() throws Exception {
        String path =
                "/Users/" + caller.post("/Users", user("busy")).expect(201).id();
        List<Callable<Integer>> patches = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(number -> () -> caller.patch(
                                path,
                                operation(
                                        "add",
                                        "phoneNumbers",
                                        new JsonArray().add(new JsonObject().put("value", "tel:" + number))))
                        .status())
                .toList();

        assertThat(atOnce(patches)).containsOnly(200);
        assertThat(caller.get(path).json().getJsonArray("phoneNumbers")).hasSize(20);
    }

    @Test
    void twentyPostsOfOneUserNameMakeOnePerson() throws Exception {
        List<Callable<Integer>> posts = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(number ->
                        () -> caller.post("/Users", user("Race").put("externalId", "race-" + number))
                                .status())
                .toList();

        assertThat(atOnce(posts)).filteredOn(status -> status == 201).hasSize(1);
        assertThat(atOnce(posts)).containsOnly(409);
    }

    static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks).stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception failed) {
                            throw new AssertionError(failed);
                        }
                    })
                    .toList();
        }
    }
}
