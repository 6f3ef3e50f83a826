package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.testkit.TestBrowser;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SetupLinkIT {
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
    void whoHoldsALinkEntersConnectionDomainsAndScimTokens() {
        String slug = api.organization(5);
        String path = "/organizations/" + slug;
        ApiClient it = holder(slug);

        it.post(path + "/connections", """
                        {"protocol":"oidc","slug":"main","issuer":"%s","clientId":"c","clientSecret":"s"}""".formatted(api.idp().issuer())).expect(201);
        assertThat(it.get(path + "/connections").expect(200).items("slug")).containsExactly("main");
        it.patch(path + "/connections/main", "{\"enabled\":false}").expect(200);
        it.post(path + "/domains", "{\"name\":\"%s.example\"}".formatted(slug)).expect(201);
        it.post(path + "/scim-tokens", "{\"name\":\"push\"}");
        assertThat(api.operator()
                        .get(path + "/audit-events?action=connection.created")
                        .expect(200)
                        .json()
                        .encode())
                .contains("IT of Acme (set-up link)");
    }

    @Test
    void aLinkReachesNothingElse() {
        String slug = api.organization(5);
        String path = "/organizations/" + slug;
        ApiClient it = holder(slug);
        for (String closed : new String[] {
            "",
            "/seats",
            "/seats/trend",
            "/users",
            "/admin-keys",
            "/setup-links",
            "/link-requests",
            "/applications",
            "/scim-requests",
            "/sign-in-attempts",
            "/audit-events"
        }) {
            it.get(path + closed).refused(403, "forbidden");
        }
        it.post(path + "/admin-keys", "{\"name\":\"more\"}").refused(403, "forbidden");
        it.post(path + "/setup-links", "{}").refused(403, "forbidden");
        it.get("/organizations").refused(403, "forbidden");
        it.get("/organizations/" + api.organization(1) + "/connections").refused(404, "organization_unknown");
    }

    @Test
    void aLinkCantTurnAConnectionToAnotherProvider() {
        String slug = api.organization(5);
        api.connection(slug, "main", "");

        holder(slug)
                .patch(
                        "/organizations/" + slug + "/connections/main",
                        "{\"issuer\":\"http://127.0.0.1:1\",\"clientSecret\":\"s\"}")
                .refused(403, "forbidden");
    }

    @Test
    void aLinkNeedsNoBodyLastsAWeekAndAMonthAtMost() {
        String path = "/organizations/" + api.organization(1) + "/setup-links";
        ApiClient.Reply made = api.operator().send("POST", path, "").expect(201);
        assertThat(Duration.between(Instant.now(), Instant.parse(made.text("expiresAt"))))
                .isBetween(Duration.ofDays(6), Duration.ofDays(7));
        assertThat(made.text("url")).startsWith(api.origin() + "/setup/sk_setup_");
        api.operator()
                .post(path, "{\"expiresAt\":\"%s\"}".formatted(Instant.now().plus(Duration.ofDays(31))))
                .refused(400, "invalid_request");
    }

    @Test
    void aLinkThatIsRevokedOrOverOpensNothing() {
        String slug = api.organization(1);
        String path = "/organizations/" + slug;
        ApiClient.Reply revoked =
                api.operator().send("POST", path + "/setup-links", "").expect(201);
        ApiClient.Reply over =
                api.operator().send("POST", path + "/setup-links", "").expect(201);
        assertThat(api.operator().get(path + "/setup-links").expect(200).items("id"))
                .containsExactly(over.text("id"), revoked.text("id"));
        assertThat(api.operator().get(path + "/admin-keys").expect(200).items("id"))
                .isEmpty();
        api.operator().delete(path + "/admin-keys/" + revoked.text("id")).refused(404, "not_found");

        api.operator().delete(path + "/setup-links/" + revoked.text("id")).expect(204);
        api.sql("UPDATE admin_key SET expires_at = now() WHERE admin_key_id = '%s'".formatted(over.text("id")));

        bearing(revoked).get(path + "/connections").refused(401, "unauthenticated");
        bearing(over).get(path + "/connections").refused(401, "unauthenticated");
    }

    @Test
    void aLinkEndsWithTheRoleOfItsMaker() {
        String slug = api.organization(5);
        api.connection(slug, "door", "");
        TestBrowser ann = api.adminsBrowser(slug, "door", "ann@" + slug + ".example");
        api.adminsBrowser(slug, "door", "bob@" + slug + ".example");
        ApiClient.Reply made = api.console(ann)
                .post("/organizations/" + slug + "/setup-links", "{}")
                .expect(201);
        bearing(made).get("/organizations/" + slug + "/connections").expect(200);

        api.operator()
                .patch(
                        "/organizations/" + slug + "/users/" + api.userId(slug, "ann@" + slug + ".example"),
                        "{\"role\":\"learner\"}")
                .expect(200);

        bearing(made).get("/organizations/" + slug + "/connections").refused(401, "unauthenticated");
    }

    @Test
    void aKeyMakesNoLinkThatIsWiderThanItself() {
        String path = "/organizations/" + api.organization(1);
        ApiClient.Reply key = api.operator()
                .post(path + "/admin-keys", "{\"name\":\"k\",\"scopes\":[\"keys\",\"connections\"]}")
                .expect(201);
        api.bearing(key.text("key")).post(path + "/setup-links", "{}").refused(403, "forbidden");
    }

    private static ApiClient holder(String slug) {
        return bearing(api.operator()
                .post("/organizations/" + slug + "/setup-links", "{\"name\":\"IT of Acme\"}")
                .expect(201));
    }

    private static ApiClient bearing(ApiClient.Reply made) {
        String url = made.text("url");
        return api.bearing(url.substring(url.lastIndexOf('/') + 1));
    }
}
