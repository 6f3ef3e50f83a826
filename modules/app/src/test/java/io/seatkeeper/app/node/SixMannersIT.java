package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.push.Manner;
import io.seatkeeper.practiceidp.push.Push;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same directory, pushed in the manner of six providers through the same year, ends in the same place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SixMannersIT {
    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();

    @AfterAll
    void close() {
        service.close();
    }

    /** Who is active, by the part of the address before the {@code @}: name and teams. */
    private record Account(String name, List<String> teams) {}

    @Test
    void sixMannersEndInTheSameDirectory() throws Exception {
        Map<String, Account> expected = pushedThroughAYear(Manner.ENTRA);
        assertThat(expected)
                .containsEntry("ada.okafor", new Account("Ada Lovelace", List.of("Legal")))
                .containsKeys("emeka.nwosu", "newcomer")
                .doesNotContainKeys("hiroshi.tanaka", "nirmala");

        for (Manner manner : List.of(Manner.OKTA, Manner.ONELOGIN, Manner.JUMPCLOUD, Manner.PING)) {
            assertThat(pushedThroughAYear(manner)).as(manner.label()).isEqualTo(expected);
        }
        assertThat(pushedThroughAYear(Manner.GOOGLE))
                .as("Google pushes no groups")
                .isEqualTo(expected.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                person -> new Account(person.getValue().name(), List.of()))));
    }

    private Map<String, Account> pushedThroughAYear(Manner manner) throws Exception {
        String slug = "by-" + manner.wireName();
        service.organization(operator, slug, 50);
        String token = operator.post("/organizations/" + slug + "/scim-tokens", new JsonObject().put("name", "push"))
                .getString("token");
        PracticeIdp idp = service.idp().at(slug);
        idp.pushTo(service.baseUrl(0) + "/scim/v2/" + slug, token);
        push(idp, manner);

        Person ada = person(idp, "Ada Okafor");
        idp.person(ada.named("Ada Lovelace", "Ada", "Lovelace").inGroups("Legal"));
        idp.suspend(person(idp, "Emeka Nwosu"), true);
        idp.suspend(person(idp, "Nirmala"), true);
        idp.remove(person(idp, "Hiroshi Tanaka"));
        idp.person("Newcomer", "newcomer@" + slug + ".example");
        push(idp, manner);

        idp.suspend(person(idp, "Emeka Nwosu"), false);
        push(idp, manner);
        return active(slug);
    }

    private static void push(PracticeIdp idp, Manner manner) throws Exception {
        Push push = idp.push(manner).finished().get(2, TimeUnit.MINUTES);
        assertThat(push.failures()).as("%s: %s", manner, push.exchanges()).isEmpty();
    }

    private static Person person(PracticeIdp idp, String name) {
        return idp.people().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Account> active(String slug) {
        Map<String, Account> found = new TreeMap<>();
        JsonArray users = operator.get("/organizations/" + slug + "/users?status=active&limit=100")
                .getJsonArray("items");
        for (Object item : users) {
            JsonObject user = (JsonObject) item;
            String address = user.getString("email");
            found.put(
                    address.substring(0, address.indexOf('@')),
                    new Account(
                            user.getString("name"),
                            user.getJsonArray("teams").stream()
                                    .map(String.class::cast)
                                    .sorted()
                                    .toList()));
        }
        return found;
    }
}
