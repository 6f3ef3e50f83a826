package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a first sign-in makes, read back by the API, and what it never makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstSignInIT {
    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 50);
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void everyProfileFieldOfANewAccountIsFilled() {
        Person person = service.idp().person("Ada Okafor", "Ada.Okafor@acme.example");
        Installation.signIn(service.baseUrl(0), "acme", "Ada.Okafor@acme.example");

        JsonObject user = onlyUser("email=ada.okafor%40acme.example");

        assertThat(user.getString("email")).isEqualTo("Ada.Okafor@acme.example");
        assertThat(user.getString("name")).isEqualTo("Ada Okafor");
        assertThat(user.getString("role")).isEqualTo("learner");
        assertThat(user.getString("authMethod")).isEqualTo("OIDC");
        assertThat(user.getString("externalSsoId")).isEqualTo(person.subject());
        assertThat(user.getString("team")).isNull();
        assertThat(user.getJsonArray("teams")).isEqualTo(new JsonArray());
        assertThat(user.getString("source")).isEqualTo("jit");
        assertThat(user.getString("status")).isEqualTo("active");
        assertThat(user.getString("lastSignInAt")).isNotNull();
    }

    @Test
    void claimsOfEveryUsualRoleNameMakeNobodyMoreThanALearner() {
        service.idp()
                .person(Person.of("", "Would Be", "would.be@acme.example")
                        .inGroups("Admins", "Domain Admins", "Administrators", "org_admin", "seatkeeper-admins")
                        .withRoles(
                                "admin",
                                "org_admin",
                                "Org Admin",
                                "owner",
                                "superuser",
                                "Global Administrator",
                                "root"));
        TestBrowser browser = new TestBrowser();

        for (int visit = 0; visit < 2; visit++) {
            Installation.signIn(browser, service.baseUrl(0), "acme", "would.be@acme.example");
            Page session = browser.open(service.baseUrl(0) + "/session");

            assertThat(new JsonObject(session.body()).getString("role")).isEqualTo("learner");
        }
        assertThat(onlyUser("email=would.be%40acme.example").getString("role")).isEqualTo("learner");
    }

    @Test
    void aPromotionByHandHoldsAtTheNextRequestAndNoSignInTakesItBack() {
        TestBrowser browser = new TestBrowser();
        Installation.signIn(browser, service.baseUrl(0), "acme", "Promoted Person");
        String user =
                new JsonObject(browser.open(service.baseUrl(0) + "/session").body()).getString("id");

        operator.patch("/organizations/acme/users/" + user, new JsonObject().put("role", "org_admin"));
        Installation.signIn(browser, service.baseUrl(0), "acme", "Promoted Person");

        JsonObject session =
                new JsonObject(browser.open(service.baseUrl(0) + "/session").body());
        assertThat(session.getString("role")).isEqualTo("org_admin");
        assertThat(session.getString("id")).isEqualTo(user);
    }

    private JsonObject onlyUser(String filter) {
        JsonObject found = operator.get("/organizations/acme/users?" + filter);
        assertThat(found.getInteger("total")).isEqualTo(1);
        return found.getJsonArray("items").getJsonObject(0);
    }
}
