package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserIT {
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
    void aPersonIsShownWithEveryFieldOfTheProfile() {
        String organization = api.organization(3);
        User ann = api.person(organization, "ann");
        ApiClient.Reply reply =
                api.operator().get(users(organization) + "/" + ann.id()).expect(200);
        assertThat(reply.json().fieldNames())
                .containsExactly(
                        "id",
                        "email",
                        "name",
                        "role",
                        "active",
                        "status",
                        "authMethod",
                        "source",
                        "externalSsoId",
                        "identities",
                        "managedBy",
                        "formerRole",
                        "team",
                        "teams",
                        "lastSignInAt",
                        "createdAt");
        assertThat(reply.json().getMap())
                .containsEntry("email", "ann@" + organization + ".example")
                .containsEntry("name", "ann")
                .containsEntry("role", "learner")
                .containsEntry("active", true)
                .containsEntry("status", "active")
                .containsEntry("authMethod", "OIDC")
                .containsEntry("source", "jit")
                .containsEntry("externalSsoId", "idp-ann")
                .containsEntry("managedBy", null)
                .containsEntry("team", null);
        assertThat(reply.json().getJsonArray("identities").getJsonObject(0).getMap())
                .containsEntry("connection", AdminApi.CONNECTION.toString())
                .containsEntry("externalSsoId", "idp-ann")
                .containsEntry("authMethod", "OIDC");
        assertThat(reply.text("lastSignInAt")).isNotNull();
    }

    @Test
    void everyFilterFindsItsPeopleOnly() {
        String organization = api.organization(9);
        User ann = api.orgAdmin(organization, "ann");
        api.person(organization, "bob");
        User eve = api.person(organization, "eve+x");
        api.operator()
                .patch(users(organization) + "/" + eve.id(), "{\"active\":false}")
                .expect(200);

        assertThat(found(organization, "")).containsExactly("idp-eve+x", "idp-bob", "idp-ann");
        assertThat(found(organization, "search=bo")).containsExactly("idp-bob");
        assertThat(found(organization, "search=idp-ann")).containsExactly("idp-ann");
        assertThat(found(organization, "search=1.5")).isEmpty();
        assertThat(found(organization, "email=" + encoded("EVE+x@" + organization + ".example")))
                .containsExactly("idp-eve+x");
        assertThat(found(organization, "externalSsoId=idp-bob")).containsExactly("idp-bob");
        assertThat(found(organization, "externalSsoId=IDP-bob")).isEmpty();
        assertThat(found(organization, "role=org_admin")).containsExactly("idp-ann");
        assertThat(found(organization, "status=blocked")).containsExactly("idp-eve+x");
        assertThat(found(organization, "source=jit")).hasSize(3);
        assertThat(found(organization, "source=scim")).isEmpty();
        assertThat(found(organization, "team=Sales")).isEmpty();
        assertThat(found(organization, "role=learner&status=active")).containsExactly("idp-bob");
        assertThat(ann.id()).isNotNull();
    }

    @Test
    void pagesHoldEverybodyOnceAndCountThemAll() {
        String organization = api.organization(9);
        for (String name : new String[] {"a1", "a2", "a3", "a4", "a5"}) {
            api.person(organization, name);
        }
        ApiClient.Reply first =
                api.operator().get(users(organization) + "?limit=2").expect(200);
        ApiClient.Reply second = api.operator()
                .get(users(organization) + "?limit=2&cursor=" + encoded(first.text("next")))
                .expect(200);
        ApiClient.Reply third = api.operator()
                .get(users(organization) + "?limit=2&cursor=" + encoded(second.text("next")))
                .expect(200);
        assertThat(first.items("name")).containsExactly("a5", "a4");
        assertThat(second.items("name")).containsExactly("a3", "a2");
        assertThat(third.items("name")).containsExactly("a1");
        assertThat(third.text("next")).isNull();
        assertThat(first.json().getLong("total")).isEqualTo(5);
    }

    @Test
    void theOperatorAppointsTheFirstOrgAdminAndIsNamedInTheAuditLog() {
        String organization = api.organization(3);
        User ann = api.person(organization, "ann");
        String path = users(organization) + "/" + ann.id();
        assertThat(api.operator()
                        .patch(path, "{\"role\":\"org_admin\"}")
                        .expect(200)
                        .text("role"))
                .isEqualTo("org_admin");
        assertThat(api.operator()
                        .get("/organizations/" + organization + "/audit-events?action=user.role_changed")
                        .expect(200)
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("actor")
                        .getMap())
                .containsEntry("kind", "operator")
                .containsEntry("name", "the vendor");
    }

    @Test
    void theLastOrgAdminIsNeitherDemotedNorBlocked() {
        String organization = api.organization(3);
        String path =
                users(organization) + "/" + api.orgAdmin(organization, "ann").id();
        api.operator().patch(path, "{\"role\":\"learner\"}").refused(409, "last_org_admin");
        api.operator().patch(path, "{\"active\":false}").refused(409, "last_org_admin");
        api.orgAdmin(organization, "bob");
        api.operator().patch(path, "{\"role\":\"learner\"}").expect(200);
    }

    @Test
    void blockingFreesTheSeatAndUnblockingTakesOneThatIsFree() {
        String organization = api.organization(1);
        String path =
                users(organization) + "/" + api.person(organization, "ann").id();
        assertThat(api.operator()
                        .patch(path, "{\"active\":false}")
                        .expect(200)
                        .json()
                        .getMap())
                .containsEntry("active", false)
                .containsEntry("status", "blocked");
        api.person(organization, "bob");
        api.operator().patch(path, "{\"active\":true}").refused(409, "seats_in_use");
        api.operator()
                .patch("/organizations/" + organization, "{\"maxSeats\":2}")
                .expect(200);
        api.operator().patch(path, "{\"active\":true}").expect(200);
    }

    @Test
    void oneChangeAtATime() {
        String organization = api.organization(1);
        String path =
                users(organization) + "/" + api.person(organization, "ann").id();
        api.operator().patch(path, "{}").refused(400, "invalid_request");
        api.operator().patch(path, "{\"role\":\"learner\",\"active\":true}").refused(400, "invalid_request");
        api.operator()
                .patch(path, "{\"role\":\"owner\"}")
                .refused(400, "invalid_request")
                .pointing("/role");
        api.operator()
                .patch(path, "{\"role\":null}")
                .refused(400, "invalid_request")
                .pointing("/role");
        api.operator()
                .patch(path, "{\"email\":\"x@y.z\"}")
                .refused(400, "invalid_request")
                .pointing("/email");
    }

    @Test
    void changeWithAStaleTagIsRefused() {
        String organization = api.organization(2);
        String path =
                users(organization) + "/" + api.person(organization, "ann").id();
        String tag = api.operator().get(path).header("ETag");
        api.operator()
                .with("If-Match", tag)
                .patch(path, "{\"role\":\"org_admin\"}")
                .expect(200);
        api.operator().with("If-Match", tag).patch(path, "{\"active\":false}").refused(412, "version_mismatch");
    }

    @Test
    void aKeyWithoutTheScopeRolesLeavesOrgAdminsAlone() {
        String organization = api.organization(5);
        User ann = api.orgAdmin(organization, "ann");
        api.orgAdmin(organization, "bob");
        User eve = api.person(organization, "eve");
        ApiClient key = api.bearing(api.operator()
                .post("/organizations/" + organization + "/admin-keys", "{\"name\":\"k\"}")
                .expect(201)
                .text("key"));
        key.patch(users(organization) + "/" + ann.id(), "{\"active\":false}").refused(403, "forbidden");
        key.patch(users(organization) + "/" + ann.id(), "{\"role\":\"learner\"}")
                .refused(403, "forbidden");
        key.patch(users(organization) + "/" + eve.id(), "{\"role\":\"org_admin\"}")
                .refused(403, "forbidden");
        key.patch(users(organization) + "/" + eve.id(), "{\"active\":false}").expect(200);
        key.post("/organizations/" + organization + "/link-requests/" + eve.id() + "/approve", "")
                .refused(403, "forbidden");
    }

    @Test
    void somebodyOfAnotherOrganizationIsNotThere() {
        String own = api.organization(2);
        String other = api.organization(2);
        User ann = api.person(other, "ann");
        ApiClient key = api.bearing(api.operator()
                .post("/organizations/" + own + "/admin-keys", "{\"name\":\"k\"}")
                .expect(201)
                .text("key"));
        key.get(users(own) + "/" + ann.id()).refused(404, "not_found");
        key.get(users(other) + "/" + ann.id()).refused(404, "organization_unknown");
        key.patch(users(own) + "/" + ann.id(), "{\"active\":false}").refused(404, "not_found");
        assertThat(api.operator().get(users(other) + "/" + ann.id()).json().getBoolean("active"))
                .isTrue();
    }

    private static java.util.List<String> found(String organization, String query) {
        return api.operator().get(users(organization) + "?" + query).expect(200).items("externalSsoId");
    }

    private static String users(String organization) {
        return "/organizations/" + organization + "/users";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
