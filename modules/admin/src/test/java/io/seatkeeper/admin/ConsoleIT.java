package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.testkit.TestBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls by the session of an Org Admin, and keys that Org Admins own. */
class ConsoleIT {
    private static AdminApi api;
    private static String organization;
    private static String path;
    private static TestBrowser ann;

    @BeforeAll
    static void start() {
        api = new AdminApi();
        organization = api.organization(20);
        path = "/organizations/" + organization;
        api.connection(organization, "sso", "");
        ann = api.adminsBrowser(organization, "sso", "ann@acme.example");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void anOrgAdminReadsByCookieAlone() {
        api.cookieOf(ann).get(path + "/users").expect(200);
        api.cookieOf(ann).get(path + "/audit-events").expect(200);
    }

    @Test
    void aLearnerIsRefused() {
        TestBrowser learner = api.signedIn(organization, "sso", "learner@acme.example");
        api.cookieOf(learner).get(path + "/users").refused(403, "forbidden");
        api.console(learner).post(path + "/admin-keys", "{\"name\":\"k\"}").refused(403, "forbidden");
    }

    @Test
    void anUnsafeCallNeedsTheTokenAndTheOrigin() {
        ApiClient cookie = api.cookieOf(ann);
        String token = api.csrfToken(ann);
        String body = "{\"name\":\"k\"}";
        String keys = path + "/admin-keys";
        cookie.post(keys, body).refused(403, "csrf_rejected");
        cookie.with("X-CSRF-Token", token).post(keys, body).refused(403, "csrf_rejected");
        cookie.with("Origin", api.origin()).post(keys, body).refused(403, "csrf_rejected");
        cookie.with("X-CSRF-Token", token)
                .with("Origin", "https://evil.example")
                .post(keys, body)
                .refused(403, "csrf_rejected");
        cookie.with("X-CSRF-Token", token)
                .with("Origin", "null")
                .post(keys, body)
                .refused(403, "csrf_rejected");
        cookie.with("X-CSRF-Token", token + "x")
                .with("Origin", api.origin())
                .post(keys, body)
                .refused(403, "csrf_rejected");
        TestBrowser other = api.signedIn(organization, "sso", "ann@acme.example");
        cookie.with("X-CSRF-Token", api.csrfToken(other))
                .with("Origin", api.origin())
                .post(keys, body)
                .refused(403, "csrf_rejected");
        api.console(ann).post(keys, body).expect(201);
        api.console(ann)
                .with("X-CSRF-Token", "x")
                .delete(path + "/users/1/sessions")
                .refused(403, "csrf_rejected");
    }

    @Test
    void aWrongKeyIsNotHelpedByACookie() {
        api.console(ann)
                .with("Authorization", "Bearer sk_admin_wrong")
                .get(path + "/users")
                .refused(401, "unauthenticated");
    }

    @Test
    void anotherOrganizationIsNotThere() {
        String other = api.organization(1);
        api.cookieOf(ann).get("/organizations/" + other + "/users").refused(404, "organization_unknown");
        api.console(ann)
                .post("/organizations", "{\"slug\":\"mine\",\"name\":\"x\"}")
                .refused(403, "forbidden");
        api.console(ann).patch(path, "{\"maxSeats\":999}").refused(403, "forbidden");
    }

    @Test
    void anEndedSessionOpensNothing() {
        TestBrowser eve = api.adminsBrowser(organization, "sso", "eve@acme.example");
        String id = api.userId(organization, "eve@acme.example");
        ApiClient eves = api.cookieOf(eve);
        eves.get(path + "/seats").expect(200);
        ApiClient.Reply sessions =
                api.console(ann).get(path + "/users/" + id + "/sessions").expect(200);
        assertThat(sessions.json().getLong("total")).isEqualTo(2);
        api.console(ann)
                .delete(path + "/users/" + id + "/sessions/"
                        + sessions.items("id").getFirst())
                .expect(204);
        api.console(ann).delete(path + "/users/" + id + "/sessions").expect(204);
        eves.get(path + "/seats").refused(401, "unauthenticated");
        assertThat(api.console(ann)
                        .get(path + "/users/" + id + "/sessions")
                        .json()
                        .getLong("total"))
                .isZero();
        api.console(ann)
                .delete(path + "/users/" + id + "/sessions/018f0000-0000-7000-8000-000000000000")
                .refused(404, "not_found");
    }

    @Test
    void demotionTakesTheApiAwayAtOnce() {
        TestBrowser tom = api.adminsBrowser(organization, "sso", "tom@acme.example");
        ApiClient key = api.bearing(api.console(tom)
                .post(path + "/admin-keys", "{\"name\":\"k\",\"scopes\":[\"users\",\"roles\",\"keys\"]}")
                .expect(201)
                .text("key"));
        ApiClient child = api.bearing(key.post(path + "/admin-keys", "{\"name\":\"child\"}")
                .expect(201)
                .text("key"));
        key.get(path + "/users").expect(200);
        child.get(path + "/users").expect(200);
        String tomsPath = path + "/users/" + api.userId(organization, "tom@acme.example");
        api.operator().patch(tomsPath, "{\"role\":\"learner\"}").expect(200);
        key.get(path + "/users").refused(401, "unauthenticated");
        child.get(path + "/users").refused(401, "unauthenticated");
        assertThat(api.cookieOf(tom).get(path + "/users").response().statusCode())
                .isIn(401, 403);
    }

    @Test
    void aBlockedOwnersKeyOpensNothing() {
        TestBrowser ida = api.adminsBrowser(organization, "sso", "ida@acme.example");
        ApiClient key = api.bearing(api.console(ida)
                .post(path + "/admin-keys", "{\"name\":\"k\"}")
                .expect(201)
                .text("key"));
        key.get(path + "/users").expect(200);
        api.console(ann)
                .patch(path + "/users/" + api.userId(organization, "ida@acme.example"), "{\"active\":false}")
                .expect(200);
        key.get(path + "/users").refused(401, "unauthenticated");
    }

    @Test
    void aKeyWithTheScopeRolesPromotesInItsOwnersName() {
        api.signedIn(organization, "sso", "uma@acme.example");
        String uma = api.userId(organization, "uma@acme.example");
        String key = api.console(ann)
                .post(path + "/admin-keys", "{\"name\":\"hr\",\"scopes\":[\"users\",\"roles\"]}")
                .expect(201)
                .text("key");
        api.bearing(key)
                .patch(path + "/users/" + uma, "{\"role\":\"org_admin\"}")
                .expect(200);
        var actor = api.operator()
                .get(path + "/audit-events?action=user.role_changed&subject=" + uma)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("actor");
        assertThat(actor.getString("kind")).isEqualTo("org_admin");
        assertThat(actor.getString("id")).isEqualTo(api.userId(organization, "ann@acme.example"));
        assertThat(actor.getString("name")).contains("ann@acme.example", "hr");
    }

    @Test
    void aNarrowKeyEndsNoKeyThatChangesRoles() {
        ApiClient.Reply wide = api.console(ann)
                .post(path + "/admin-keys", "{\"name\":\"wide\",\"scopes\":[\"roles\",\"keys\"]}")
                .expect(201);
        ApiClient.Reply narrow = api.console(ann)
                .post(path + "/admin-keys", "{\"name\":\"narrow\"}")
                .expect(201);
        api.bearing(narrow.text("key"))
                .delete(path + "/admin-keys/" + wide.text("id"))
                .refused(403, "forbidden");
        api.bearing(wide.text("key"))
                .delete(path + "/admin-keys/" + narrow.text("id"))
                .expect(204);
    }
}
