package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrganizationIT {
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
    void theOperatorMakesAnOrganizationAndFindsItBySlugAndById() {
        ApiClient.Reply made = api.operator()
                .post("/organizations", "{\"slug\":\"acme\",\"name\":\"Acme Ltd\",\"maxSeats\":25}")
                .expect(201);
        assertThat(made.json().getMap())
                .containsEntry("slug", "acme")
                .containsEntry("name", "Acme Ltd")
                .containsEntry("maxSeats", 25)
                .containsEntry("seatsUsed", 0);
        assertThat(made.header("Location")).isEqualTo("/api/v1/organizations/" + made.text("id"));
        assertThat(api.operator().get("/organizations/acme").expect(200).text("id"))
                .isEqualTo(made.text("id"));
        assertThat(api.operator()
                        .get("/organizations/" + made.text("id"))
                        .expect(200)
                        .text("slug"))
                .isEqualTo("acme");
    }

    @Test
    void anOrganizationWithoutALimitHasSeatsForAnybody() {
        api.operator()
                .post("/organizations", "{\"slug\":\"endless\",\"name\":\"Endless\"}")
                .expect(201);
        assertThat(api.operator()
                        .get("/organizations/endless/seats")
                        .expect(200)
                        .json()
                        .getMap())
                .containsEntry("maxSeats", null)
                .containsEntry("used", 0)
                .containsEntry("available", null);
    }

    @Test
    void aSlugIsGivenOnce() {
        String slug = api.organization(1);
        api.operator()
                .post("/organizations", "{\"slug\":\"%s\",\"name\":\"Again\"}".formatted(slug))
                .refused(409, "slug_taken");
    }

    @Test
    void loweringTheLimitEvictsNobodyAndLeavesNothingAvailable() {
        String slug = api.organization(2);
        api.person(slug, "ann");
        api.person(slug, "bob");
        api.operator().patch("/organizations/" + slug, "{\"maxSeats\":1}").expect(200);
        assertThat(api.operator()
                        .get("/organizations/" + slug + "/seats")
                        .json()
                        .getMap())
                .containsEntry("maxSeats", 1)
                .containsEntry("used", 2)
                .containsEntry("available", 0);
    }

    @Test
    void theTrendCountsWhoFoundNoFreeSeatOnce() {
        String slug = api.organization(1);

        api.connection(slug, "door", "");
        api.signedIn(slug, "door", "ann@" + slug + ".example");
        for (String name : List.of("bob", "bob", "eve")) {
            assertThat(new TestBrowser()
                            .open(api.origin() + "/sso/" + slug + "/door/start?login_hint=" + name + "@" + slug
                                    + ".example")
                            .status())
                    .isEqualTo(403);
        }
        JsonObject trend = api.operator()
                .get("/organizations/" + slug + "/seats/trend")
                .expect(200)
                .json();
        assertThat(trend.getInteger("turnedAway")).isEqualTo(2);
        assertThat(trend.getString("runsOutOn"))
                .isEqualTo(trend.getJsonArray("days").getJsonObject(0).getString("day"));
        assertThat(trend.getJsonArray("days").getJsonObject(0).getMap())
                .containsEntry("low", 0)
                .containsEntry("high", 1)
                .containsEntry("used", 1)
                .containsEntry("maxSeats", 1)
                .containsEntry("turnedAway", 2);
    }

    @Test
    void everyFieldChangesAloneAndNullClears() {
        String path = "/organizations/" + api.organization(2);
        ApiClient.Reply changed = api.operator().patch(path, """
                        {"name":"New","enabled":false,"jitEnabled":false,"contactUrl":"mailto:it@acme.example",
                         "upgradeUrl":"https://shop.example/","launchUrl":"https://app.example/",
                         "returnUrls":["https://app.example/deep"],"sessionLifetimeSeconds":600}""").expect(200);
        assertThat(changed.json().getMap())
                .containsEntry("name", "New")
                .containsEntry("enabled", false)
                .containsEntry("jitEnabled", false)
                .containsEntry("contactUrl", "mailto:it@acme.example")
                .containsEntry("upgradeUrl", "https://shop.example/")
                .containsEntry("launchUrl", "https://app.example/")
                .containsEntry("sessionLifetimeSeconds", 600)
                .containsEntry("maxSeats", 2);
        assertThat(changed.json().getJsonArray("returnUrls"))
                .isEqualTo(new JsonArray().add("https://app.example/deep"));
        assertThat(api.operator()
                        .patch(path, "{\"maxSeats\":null,\"contactUrl\":null}")
                        .expect(200)
                        .json()
                        .getMap())
                .containsEntry("maxSeats", null)
                .containsEntry("contactUrl", null)
                .containsEntry("launchUrl", "https://app.example/");
    }

    @Test
    void updateWithAStaleTagIsRefusedAndChangesNothing() {
        String path = "/organizations/" + api.organization(2);
        String tag = api.operator().get(path).header("ETag");
        api.operator().with("If-Match", tag).patch(path, "{\"name\":\"First\"}").expect(200);
        api.operator()
                .with("If-Match", tag)
                .patch(path, "{\"name\":\"Second\"}")
                .refused(412, "version_mismatch");
        api.operator()
                .with("If-Match", "\"other\"")
                .patch(path, "{\"name\":\"X\"}")
                .refused(412, "version_mismatch");
        api.operator()
                .with("If-Match", "W/" + tag)
                .patch(path, "{\"name\":\"X\"}")
                .refused(412, "version_mismatch");
        api.operator()
                .with("If-Match", "7")
                .patch(path, "{\"name\":\"X\"}")
                .refused(400, "invalid_request")
                .pointing("header.If-Match");
        assertThat(api.operator().get(path).text("name")).isEqualTo("First");
        api.operator().with("If-Match", "*").patch(path, "{\"name\":\"Third\"}").expect(200);
    }

    @Test
    void theListGoesOnWhereTheCursorSays() {
        AdminApi own = new AdminApi();
        try (own) {
            for (String slug : new String[] {"aa", "bb", "cc"}) {
                own.operator()
                        .post("/organizations", "{\"slug\":\"%s\",\"name\":\"x\"}".formatted(slug))
                        .expect(201);
            }
            ApiClient.Reply first = own.operator().get("/organizations?limit=2").expect(200);
            assertThat(first.items("slug")).containsExactly("aa", "bb");
            assertThat(first.json().getLong("total")).isEqualTo(3);
            ApiClient.Reply rest = own.operator()
                    .get("/organizations?limit=2&cursor=" + first.text("next"))
                    .expect(200);
            assertThat(rest.items("slug")).containsExactly("cc");
            assertThat(rest.text("next")).isNull();
        }
    }

    @Test
    void whatIsNotThereAnswers404() {
        api.operator().get("/organizations/nobody").refused(404, "organization_unknown");
        api.operator().get("/organizations/nobody/seats").refused(404, "organization_unknown");
    }
}
