package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what with which key. */
class AdminKeyIT {
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
    void aKeyIsShownOnceAndHasAllScopesButRolesUnlessTold() {
        String path = keys(api.organization(1));
        ApiClient.Reply made =
                api.operator().post(path, "{\"name\":\"report\"}").expect(201);
        assertThat(made.text("key")).startsWith("sk_admin_");
        assertThat(made.scopes())
                .containsExactly("users", "connections", "domains", "scim", "applications", "keys", "records");
        ApiClient.Reply listed = api.operator().get(path).expect(200);
        assertThat(listed.items("id")).containsExactly(made.text("id"));
        assertThat(listed.response().body()).doesNotContain(made.text("key"));
    }

    @Test
    void aKeyOpensItsOwnOrganizationAndNoOther() {
        String own = api.organization(1);
        String other = api.organization(1);
        ApiClient key = api.bearing(key(own, "{\"name\":\"k\"}"));
        key.get("/organizations/" + own).expect(200);
        key.get("/organizations/" + own + "/users").expect(200);
        String foreign = key.get("/organizations/" + other + "/users")
                .refused(404, "organization_unknown")
                .text("detail");
        assertThat(key.get("/organizations/nobody/users")
                        .refused(404, "organization_unknown")
                        .text("detail"))
                .isEqualTo(foreign);
        String id = api.operator().get("/organizations/" + other).text("id");
        key.get("/organizations/" + id + "/seats").refused(404, "organization_unknown");
        key.patch("/organizations/" + other, "{\"maxSeats\":9}").refused(403, "forbidden");
    }

    @Test
    void aKeyIsNoOperator() {
        String organization = api.organization(1);
        ApiClient key = api.bearing(key(organization, "{\"name\":\"k\"}"));
        key.get("/organizations").refused(403, "forbidden");
        key.post("/organizations", "{\"slug\":\"more\",\"name\":\"x\"}").refused(403, "forbidden");
        key.patch("/organizations/" + organization, "{\"maxSeats\":9}").refused(403, "forbidden");
    }

    @Test
    void aKeyDoesOnlyWhatItsScopesSay() {
        String path = "/organizations/" + api.organization(1);
        ApiClient records = api.bearing(key(path.substring(15), "{\"name\":\"k\",\"scopes\":[\"records\"]}"));
        records.get(path + "/audit-events").expect(200);
        records.get(path).expect(200);
        records.get(path + "/seats").expect(200);
        records.get(path + "/users").refused(403, "forbidden");
        records.get(path + "/admin-keys").refused(403, "forbidden");
        records.post(path + "/admin-keys", "{\"name\":\"x\"}").refused(403, "forbidden");
        records.get(path + "/domains").refused(403, "forbidden");
        records.get(path + "/connections").refused(403, "forbidden");
    }

    @Test
    void keysThatAreNoneAreRefusedAlike() {
        String organization = api.organization(1);
        String real = key(organization, "{\"name\":\"k\"}");
        String changed = real.substring(0, real.length() - 1) + (real.endsWith("A") ? "B" : "A");
        for (String key : new String[] {
            "",
            "x",
            "sk_op_",
            "sk_admin_",
            "sk_admin_..",
            changed,
            real + "x",
            "sk_op_" + real.substring(9),
            real.replace("sk_admin_", "sk_")
        }) {
            ApiClient.Reply reply =
                    api.bearing(key).get("/organizations/" + organization).refused(401, "unauthenticated");
            assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        }
        api.anybody().get("/organizations/" + organization).refused(401, "unauthenticated");
        api.anybody()
                .with("Authorization", "Basic " + real)
                .get("/organizations/" + organization)
                .refused(401, "unauthenticated");
        api.bearing(real).get("/organizations/" + organization).expect(200);
    }

    @Test
    void onlyTheHashOfAKeyIsStored() {
        String key = key(api.organization(1), "{\"name\":\"k\"}");
        String secret = key.substring(key.lastIndexOf('.') + 1);
        long found = AdminApi.await(api.database()
                .with(client -> client.query(
                                "SELECT count(*) FROM admin_key WHERE admin_key::text LIKE '%" + secret + "%'")
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0))));
        assertThat(found).isZero();
    }

    @Test
    void aKeyEndsWhenItsTimeIsOver() {
        String organization = api.organization(1);
        String made = key(organization, "{\"name\":\"k\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}");
        api.bearing(made).get("/organizations/" + organization).expect(200);
        api.sql("UPDATE admin_key SET expires_at = now() - interval '1 second' WHERE expires_at > '2098-01-01'");
        api.bearing(made).get("/organizations/" + organization).refused(401, "unauthenticated");
    }

    @Test
    void anEndThatIsPastOrNoMomentIsRefused() {
        String path = keys(api.organization(1));
        api.operator()
                .post(path, "{\"name\":\"k\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}")
                .refused(400, "invalid_request");
        for (String end : new String[] {"tomorrow", "2099-13-01T00:00:00Z", "2099-01-01", ""}) {
            api.operator()
                    .post(path, "{\"name\":\"k\",\"expiresAt\":\"%s\"}".formatted(end))
                    .refused(400, "invalid_request");
        }
    }

    @Test
    void aRemovedKeyOpensNothing() {
        String organization = api.organization(1);
        ApiClient.Reply made =
                api.operator().post(keys(organization), "{\"name\":\"k\"}").expect(201);
        api.operator().delete(keys(organization) + "/" + made.text("id")).expect(204);
        api.bearing(made.text("key")).get("/organizations/" + organization).refused(401, "unauthenticated");
        api.operator().delete(keys(organization) + "/" + made.text("id")).refused(404, "not_found");
    }

    @Test
    void aKeyOfAnotherOrganizationIsNotThere() {
        String own = api.organization(1);
        String other = api.organization(1);
        ApiClient.Reply made =
                api.operator().post(keys(other), "{\"name\":\"k\"}").expect(201);
        api.bearing(key(own, "{\"name\":\"k\"}"))
                .delete(keys(own) + "/" + made.text("id"))
                .refused(404, "not_found");
        api.bearing(made.text("key")).get("/organizations/" + other).expect(200);
    }

    @Test
    void theOperatorMakesNoKeyThatChangesRoles() {
        String organization = api.organization(2);
        api.operator()
                .post(keys(organization), "{\"name\":\"k\",\"scopes\":[\"roles\"]}")
                .refused(403, "forbidden");
        User ann = api.person(organization, "ann");
        api.bearing(key(organization, "{\"name\":\"k\"}"))
                .patch("/organizations/" + organization + "/users/" + ann.id(), "{\"role\":\"org_admin\"}")
                .refused(403, "forbidden");
    }

    @Test
    void aKeyMakesNoKeyWiderOrLongerThanItself() {
        String path = keys(api.organization(1));
        ApiClient narrow = api.bearing(key(
                path.substring(15, path.lastIndexOf('/')),
                "{\"name\":\"k\",\"scopes\":[\"keys\",\"users\"],\"expiresAt\":\"2090-01-01T00:00:00Z\"}"));
        narrow.post(path, "{\"name\":\"x\",\"scopes\":[\"domains\"]}").refused(403, "forbidden");
        narrow.post(path, "{\"name\":\"x\",\"scopes\":[\"roles\"]}").refused(403, "forbidden");
        narrow.post(path, "{\"name\":\"x\",\"expiresAt\":\"2091-01-01T00:00:00Z\"}")
                .refused(403, "forbidden");
        ApiClient.Reply made = narrow.post(path, "{\"name\":\"x\"}").expect(201);
        assertThat(made.scopes()).containsExactly("users", "keys");
        assertThat(made.text("expiresAt")).isEqualTo("2090-01-01T00:00:00Z");
        assertThat(narrow.post(path, "{\"name\":\"x\",\"scopes\":[\"users\"]}")
                        .expect(201)
                        .scopes())
                .containsExactly("users");
    }

    @Test
    void makingAndEndingAKeyIsAudited() {
        String organization = api.organization(1);
        ApiClient.Reply made =
                api.operator().post(keys(organization), "{\"name\":\"k\"}").expect(201);
        api.operator().delete(keys(organization) + "/" + made.text("id")).expect(204);
        ApiClient.Reply audit = api.operator()
                .get("/organizations/" + organization + "/audit-events?subject=" + made.text("id"))
                .expect(200);
        assertThat(audit.items("action")).containsExactly("admin_key.ended", "admin_key.created");
        assertThat(audit.json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("actor")
                        .getString("kind"))
                .isEqualTo("operator");
    }

    @Test
    void theListGoesOnWhereTheCursorSays() {
        String path = keys(api.organization(1));
        for (int count = 0; count < 3; count++) {
            api.operator().post(path, "{\"name\":\"k%d\"}".formatted(count)).expect(201);
        }
        ApiClient.Reply first = api.operator().get(path + "?limit=2").expect(200);
        assertThat(first.items("name")).containsExactly("k2", "k1");
        assertThat(api.operator()
                        .get(path + "?limit=2&cursor=" + first.text("next"))
                        .items("name"))
                .containsExactly("k0");
    }

    private static String keys(String organization) {
        return "/organizations/" + organization + "/admin-keys";
    }

    private static String key(String organization, String body) {
        return api.operator().post(keys(organization), body).expect(201).text("key");
    }
}
