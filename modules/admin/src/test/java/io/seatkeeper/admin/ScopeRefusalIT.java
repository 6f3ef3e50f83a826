package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a key or a set-up link is refused for want of a scope can be read of in the audit log. */
class ScopeRefusalIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static AdminApi api;

    @BeforeAll
    static void start() {
        api = new AdminApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aKeyInALoopIsNotedOnceWithTheOperationAndTheMissingScope() {
        String path = "/organizations/" + api.organization(1);
        ApiClient.Reply made = made(path, "/admin-keys", "{\"name\":\"report\",\"scopes\":[\"records\"]}");
        ApiClient key = api.bearing(made.text("key"));
        for (int count = 0; count < 3; count++) {
            key.get(path + "/users").refused(403, "forbidden");
        }
        key.get(path + "/domains").refused(403, "forbidden");
        List<JsonObject> entries = refusals(path, made, 2);
        assertThat(entries).extracting(entry -> entry.getString("action")).containsOnly("admin_key.refused");
        assertThat(entries).extracting(entry -> entry.getJsonObject("actor")).allSatisfy(actor -> {
            assertThat(actor.getString("kind")).isEqualTo("admin_key");
            assertThat(actor.getString("id")).isEqualTo(made.text("id"));
            assertThat(actor.getString("name")).isEqualTo("report");
        });
        assertThat(entries)
                .extracting(entry -> entry.getJsonObject("detail").getMap())
                .containsExactlyInAnyOrder(
                        new JsonObject()
                                .put("operation", "listUsers")
                                .put("reason", "This needs a key with the scope users.")
                                .put("scope", "users")
                                .getMap(),
                        new JsonObject()
                                .put("operation", "listDomains")
                                .put("reason", "This needs a key with the scope domains.")
                                .put("scope", "domains")
                                .getMap());
    }

    @Test
    void theScopeThatOnlyThePersonConcernedAsksForIsNotedToo() {
        String organization = api.organization(2);
        String path = "/organizations/" + organization;
        String ann = api.person(organization, "ann").id().toString();
        ApiClient.Reply made = made(path, "/admin-keys", "{\"name\":\"k\"}");
        ApiClient key = api.bearing(made.text("key"));
        key.patch(path + "/users/" + ann, "{\"role\":\"org_admin\"}").refused(403, "forbidden");
        JsonObject detail = refusals(path, made, 1).getFirst().getJsonObject("detail");
        assertThat(detail.getString("operation")).isEqualTo("updateUser");
        assertThat(detail.getString("scope")).isEqualTo("roles");
    }

    @Test
    void anotherOrganizationReadsNothingOfIt() {
        String own = "/organizations/" + api.organization(1);
        String other = "/organizations/" + api.organization(1);
        ApiClient.Reply made = made(own, "/admin-keys", "{\"name\":\"k\",\"scopes\":[\"records\"]}");
        ApiClient key = api.bearing(made.text("key"));
        key.get(other + "/users").refused(403, "forbidden");
        key.get("/organizations/nobody/users").refused(403, "forbidden");
        key.get(own + "/domains").refused(403, "forbidden");
        assertThat(refusals(own, made, 1)).hasSize(1);
        assertThat(entries(other, made)).isEmpty();
    }

    @Test
    void aSetUpLinkIsNotedWhereItIsUsedForMoreThanSetUp() {
        String path = "/organizations/" + api.organization(1);
        ApiClient.Reply made = made(path, "/setup-links", "{\"name\":\"IT\"}");
        String url = made.text("url");
        ApiClient bearer = api.bearing(url.substring(url.lastIndexOf('/') + 1));
        bearer.get(path + "/users").refused(403, "forbidden");
        JsonObject entry = refusals(path, made, 1).getFirst();
        assertThat(entry.getString("action")).isEqualTo("setup_link.refused");
        assertThat(entry.getJsonObject("detail").getString("reason")).startsWith("A set-up link is for");
    }

    private static ApiClient.Reply made(String path, String what, String body) {
        return api.operator().post(path + what, body).expect(201);
    }

    /** Entries are written beside the answers, so they are waited for; refusals that are the same would come with them. */
    private static List<JsonObject> refusals(String path, ApiClient.Reply key, int expected) {
        Instant late = Instant.now().plus(PATIENCE);
        List<JsonObject> found = entries(path, key);
        while (found.size() < expected && Instant.now().isBefore(late)) {
            found = entries(path, key);
        }
        assertThat(found).hasSize(expected);
        return found;
    }

    private static List<JsonObject> entries(String path, ApiClient.Reply key) {
        return api
                .operator()
                .get(path + "/audit-events?subject=" + key.text("id"))
                .expect(200)
                .json()
                .getJsonArray("items")
                .stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.getString("action").endsWith(".refused"))
                .toList();
    }
}
