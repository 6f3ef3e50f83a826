package io.seatkeeper.scim.http;

import static io.seatkeeper.scim.ScimCaller.group;
import static io.seatkeeper.scim.ScimCaller.operation;
import static io.seatkeeper.scim.ScimCaller.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.scim.ScimCaller;
import io.seatkeeper.scim.ScimCaller.Reply;
import io.seatkeeper.scim.ScimServer;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Teams over HTTP. */
class GroupsIT {
    private static final ScimServer SERVER = new ScimServer();

    private final ScimCaller caller = SERVER.caller();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    @Rfc("7644 §3.3")
    void newGroupIs201WithItsMembers() {
        String emeka = person("emeka");

        Reply made = caller.post("/Groups", group("Engineers", emeka).put("externalId", "g-1"))
                .expect(201);

        assertThat(members(made.json())).containsExactly(emeka);
        assertThat(made.header("Location"))
                .isEqualTo(caller.baseUrl() + "/Groups/" + made.id())
                .isEqualTo(made.json().getJsonObject("meta").getString("location"));
        assertThat(caller.get("/Groups/" + made.id()).expect(200).json()).isEqualTo(made.json());
        assertThat(caller.get("/Users/" + emeka)
                        .json()
                        .getJsonArray("groups")
                        .getJsonObject(0)
                        .getString("value"))
                .isEqualTo(made.id());
    }

    @Test
    @Rfc("7644 §3.12")
    void takenNameIs409AndUnknownMemberIs400NamingIt() {
        caller.post("/Groups", group("Taken")).expect(201);
        caller.post("/Groups", group("taken")).refused(409, "uniqueness");

        String nobody = "00000000-0000-7000-8000-000000000000";
        assertThat(caller.post("/Groups", group("Ghosts", nobody))
                        .refused(400, "invalidValue")
                        .json()
                        .getString("detail"))
                .contains(nobody);
        assertThat(caller.get("/Groups", "displayName eq \"Ghosts\"").resources())
                .isEmpty();
    }

    @Test
    void membersWhomNobodyKnowsArePassedOverOnceTheOrganizationWantsIt() {
        Organization organization = SERVER.organization(OptionalInt.empty());
        ScimTokens.Made token = SERVER.token(organization, "a provider");
        ScimCaller provider = new ScimCaller(token.baseUrl(), token.secret());
        String emeka = provider.post("/Users", user("emeka")).expect(201).id();
        String bjorn = provider.post("/Users", user("bjorn")).expect(201).id();
        String nobody = "00000000-0000-7000-8000-000000000000";
        JsonObject ghosts = group("Ghosts", emeka, nobody, "no-uuid");
        assertThat(provider.post("/Groups", ghosts)
                        .refused(400, "invalidValue")
                        .json()
                        .getString("detail"))
                .contains("no-uuid");

        SERVER.ask(
                Organizations.UPDATE,
                new Organizations.Update(
                        ScimServer.OPERATOR,
                        organization.id(),
                        new Organizations.Changes(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(true),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty()));

        Reply made = provider.post("/Groups", ghosts).expect(201);
        String path = "/Groups/" + made.id();
        assertThat(members(made.json())).containsExactly(emeka);
        JsonArray more = new JsonArray()
                .add(new JsonObject().put("value", nobody))
                .add(new JsonObject().put("value", "still-no-uuid"))
                .add(new JsonObject().put("value", bjorn));
        provider.patch(path, operation("add", "members", more)).expect(204);
        assertThat(members(provider.get(path).json())).containsExactlyInAnyOrder(emeka, bjorn);
        provider.patch(path, operation("replace", "members", more)).expect(204);
        assertThat(members(provider.get(path).json())).containsExactly(bjorn);
        assertThat(members(provider.put(path, ghosts).expect(200).json())).containsExactly(emeka);
    }

    @Test
    @Rfc("7644 §3.5.2")
    void patchIsAnsweredWithoutABodyUnlessAttributesAreAskedFor() {
        String emeka = person("emeka");
        String path = "/Groups/"
                + caller.post("/Groups", group("Patched")).expect(201).id();
        JsonObject add = operation("add", "members", new JsonArray().add(new JsonObject().put("value", emeka)));

        Reply silent = caller.patch(path, add).expect(204);
        assertThat(silent.text()).isEmpty();
        Reply shown = caller.send(
                        "PATCH",
                        path + "?attributes=members",
                        Map.of(),
                        ScimCaller.patchOf(add).encode())
                .expect(200);

        assertThat(members(shown.json())).containsExactly(emeka);
        caller.patch(path, operation("remove", "members[value eq \"" + emeka + "\"]", null))
                .expect(204);
        assertThat(members(caller.get(path).json())).isEmpty();
    }

    @Test
    @Rfc("7644 §3.5.1")
    void putReplacesMembersAndLeavesThemAloneWhereItSaysNothingOfThem() {
        String emeka = person("emeka");
        String bjorn = person("bjorn");
        String path = "/Groups/"
                + caller.post("/Groups", group("Put", emeka)).expect(201).id();

        assertThat(members(caller.put(path, group("Put", bjorn)).expect(200).json()))
                .containsExactly(bjorn);
        JsonObject renamed = group("Renamed");
        renamed.remove("members");
        assertThat(members(caller.put(path, renamed).expect(200).json())).containsExactly(bjorn);
        assertThat(caller.get(path + "?excludedAttributes=members").json().containsKey("members"))
                .isFalse();
    }

    @Test
    @Rfc("7644 §3.14")
    void changeOfAStaleVersionIs412() {
        Reply made = caller.post("/Groups", group("Versioned")).expect(201);
        String path = "/Groups/" + made.id();
        caller.patch(path, operation("replace", "displayName", "Versioned 2")).expect(204);
        String rename = ScimCaller.patchOf(operation("replace", "displayName", "Versioned 3"))
                .encode();

        caller.send("PATCH", path, Map.of("If-Match", made.header("ETag")), rename)
                .refused(412);
        caller.send("DELETE", path, Map.of("If-Match", made.header("ETag")), "").refused(412);
        caller.send("GET", path, Map.of("If-None-Match", caller.get(path).header("ETag")), "")
                .expect(304);
    }

    @Test
    @Rfc("7644 §3.6")
    void deletedGroupIs404AndItsPeopleStay() {
        String emeka = person("emeka");
        String path = "/Groups/"
                + caller.post("/Groups", group("Gone", emeka)).expect(201).id();

        caller.delete(path).expect(204);

        caller.get(path).refused(404);
        caller.patch(path, operation("replace", "displayName", "Back")).refused(404);
        assertThat(caller.get("/Users/" + emeka).expect(200).json().containsKey("groups"))
                .isFalse();
    }

    @Test
    void fortyMembersAddedAtOnceAreFortyMembers() throws Exception {
        List<String> people =
                IntStream.range(0, 40).mapToObj(number -> person("p" + number)).toList();
        String path =
                "/Groups/" + caller.post("/Groups", group("Crowd")).expect(201).id();
        List<Callable<Integer>> adds = people.stream()
                .<Callable<Integer>>map(person -> () -> caller.patch(
                                path,
                                operation("add", "members", new JsonArray().add(new JsonObject().put("value", person))))
                        .status())
                .toList();

        assertThat(UsersIT.atOnce(adds)).containsOnly(204);
        assertThat(members(caller.get(path).json())).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void pushOfAHundredThousandMembersFitsThroughTheDoor() {
        String path =
                "/Groups/" + caller.post("/Groups", group("Large")).expect(201).id();
        JsonArray members = new JsonArray();
        IntStream.range(0, 100_000)
                .forEach(number -> members.add(new JsonObject()
                        .put("value", "00000000-0000-7000-8000-%012d".formatted(number))
                        .put("$ref", caller.baseUrl() + "/Users/00000000-0000-7000-8000-%012d".formatted(number))
                        .put("display", "Somebody with a long name, number " + number)
                        .put("type", "User")));

        // Nobody has these ids, so what the push is told is that, and not that it is too large.
        caller.patch(path, operation("replace", "members", members)).refused(400, "invalidValue");
    }

    private String person(String name) {
        return caller.post("/Users", user(name)).expect(201).id();
    }

    private static Set<String> members(JsonObject group) {
        return group.getJsonArray("members").stream()
                .map(member -> ((JsonObject) member).getString("value"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
