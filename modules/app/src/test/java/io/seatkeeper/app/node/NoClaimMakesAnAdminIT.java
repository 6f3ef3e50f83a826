package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an identity provider says of roles, by SAML or by SCIM, makes nobody an Org Admin and takes nobody's role away. The same by
 * OpenID Connect is in {@link FirstSignInIT}, for a list of people in {@code UsersCommandIT}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoClaimMakesAnAdminIT {
    private static final String ORGANIZATION = "/organizations/acme";
    private static final String[] ROLES = {
        "admin", "org_admin", "Org Admin", "owner", "superuser", "Global Administrator", "root"
    };

    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();
    private Push scim = new Push(List.of(), "", "", "");

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 50, AuthMethod.SAML);
        JsonObject token = operator.post(ORGANIZATION + "/scim-tokens", new JsonObject().put("name", "provider"));
        scim = new Push(List.of(service.baseUrl(0)), "acme", token.getString("id"), token.getString("token"));
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void samlAttributesOfEveryUsualRoleNameMakeNobodyMoreThanALearner() {
        service.idp()
                .person(Person.of("", "Would Be", "would.be@acme.example")
                        .inGroups("Admins", "Domain Admins", "Administrators", "org_admin", "seatkeeper-admins")
                        .withRoles(ROLES));
        TestBrowser browser = new TestBrowser();

        for (int visit = 0; visit < 2; visit++) {
            JsonObject session = signedIn(browser, "would.be@acme.example");

            assertThat(session.getString("authMethod")).isEqualTo("SAML");
            assertThat(session.getString("role")).isEqualTo("learner");
            assertThat(role(session.getString("id"))).isEqualTo("learner");
        }
    }

    @Test
    void samlAttributesTakeNoRoleAwayThatWasGivenByHand() {
        service.idp()
                .person(Person.of("", "Made Byhand", "made.byhand@acme.example")
                        .inGroups("Learners")
                        .withRoles("learner", "user"));
        TestBrowser browser = new TestBrowser();
        String person = signedIn(browser, "made.byhand@acme.example").getString("id");
        promote(person);

        assertThat(signedIn(browser, "made.byhand@acme.example").getString("role"))
                .isEqualTo("org_admin");
        assertThat(role(person)).isEqualTo("org_admin");
    }

    @Test
    void personPostedByScimWithRolesAndEntitlementsIsALearner() {
        String person = scim.made(0, "/Users", withRoles(user("posted"), ROLES));

        assertKeptButWithoutPower(person);
    }

    @Test
    void personReplacedByScimWithRolesAndEntitlementsStaysALearner() {
        String person = scim.made(0, "/Users", user("replaced"));

        expect(200, "PUT", "/Users/" + person, withRoles(user("replaced"), ROLES));

        assertKeptButWithoutPower(person);
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "replace"})
    void personPatchedByScimWithRolesAndEntitlementsStaysALearner(String op) {
        String byPath = scim.made(0, "/Users", user("by.path." + op));
        String whole = scim.made(0, "/Users", user("whole." + op));

        expect(
                200,
                "PATCH",
                "/Users/" + byPath,
                patch(
                        operation(op, values(ROLES)).put("path", "roles"),
                        operation(op, values(ROLES)).put("path", "entitlements")));
        expect(200, "PATCH", "/Users/" + whole, patch(operation(op, withRoles(new JsonObject(), ROLES))));

        assertKeptButWithoutPower(byPath);
        assertKeptButWithoutPower(whole);
    }

    @Test
    void peopleWrittenInBulkWithRolesAndEntitlementsAreLearners() {
        String replaced = scim.made(0, "/Users", user("bulk.replaced"));
        String patched = scim.made(0, "/Users", user("bulk.patched"));

        JsonArray results = expect(
                        200,
                        "POST",
                        "/Bulk",
                        bulk(
                                write("POST", "/Users", withRoles(user("bulk.posted"), ROLES))
                                        .put("bulkId", "new"),
                                write("PUT", "/Users/" + replaced, withRoles(user("bulk.replaced"), ROLES)),
                                write(
                                        "PATCH",
                                        "/Users/" + patched,
                                        patch(operation("add", withRoles(new JsonObject(), ROLES)))),
                                write("POST", "/Groups", group("superuser", "bulkId:new", replaced, patched))
                                        .put("bulkId", "team")))
                .json()
                .getJsonArray("Operations");

        assertThat(results)
                .extracting(result -> ((JsonObject) result).getString("status"))
                .containsExactly("201", "200", "200", "201");
        String location = results.getJsonObject(0).getString("location");
        assertKeptButWithoutPower(location.substring(location.lastIndexOf('/') + 1));
        assertKeptButWithoutPower(replaced);
        assertKeptButWithoutPower(patched);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Org Admin", "admin", "org_admin"})
    void memberOfAGroupNamedLikeARoleIsALearner(String name) {
        String founder = scim.made(0, "/Users", user("founder." + name.replace(' ', '.')));
        String late = scim.made(0, "/Users", user("late." + name.replace(' ', '.')));

        String team = scim.made(0, "/Groups", group(name, founder));
        expect(
                204,
                "PATCH",
                "/Groups/" + team,
                patch(operation("add", members(late)).put("path", "members")));

        for (String person : List.of(founder, late)) {
            assertThat(account(person).getJsonArray("teams")).containsExactly(name);
            assertThat(role(person)).isEqualTo("learner");
        }
    }

    @Test
    void rolesWrittenByScimTakeNoRoleAwayThatWasGivenByHand() {
        String person = scim.made(0, "/Users", user("chosen"));
        promote(person);

        expect(200, "PUT", "/Users/" + person, withRoles(user("chosen"), "learner"));
        expect(
                200,
                "PATCH",
                "/Users/" + person,
                patch(new JsonObject().put("op", "remove").put("path", "roles")));

        assertThat(role(person)).isEqualTo("org_admin");
    }

    /** What was written is there to be read, so it came through; it gave no role, and nobody is told that one changed. */
    private void assertKeptButWithoutPower(String person) {
        JsonObject resource =
                expect(200, "GET", "/Users/" + person, new JsonObject()).json();
        for (String list : List.of("roles", "entitlements")) {
            assertThat(resource.getJsonArray(list))
                    .extracting(one -> ((JsonObject) one).getString("value"))
                    .containsExactly(ROLES);
        }
        assertThat(role(person)).isEqualTo("learner");
        assertThat(operator.get(ORGANIZATION + "/audit-events?action=user.role_changed&limit=100")
                        .encode())
                .doesNotContain(person);
    }

    private JsonObject signedIn(TestBrowser browser, String person) {
        Installation.signIn(browser, service.baseUrl(0), "acme", person);
        return new JsonObject(browser.open(service.baseUrl(0) + "/session").body());
    }

    private void promote(String person) {
        operator.patch(ORGANIZATION + "/users/" + person, new JsonObject().put("role", "org_admin"));
    }

    private JsonObject account(String person) {
        return operator.get(ORGANIZATION + "/users/" + person);
    }

    private String role(String person) {
        return account(person).getString("role");
    }

    private Push.Answer expect(int status, String method, String path, JsonObject body) {
        Push.Answer answer = scim.call(0, method, path, body);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
        return answer;
    }

    private static JsonObject user(String name) {
        return new JsonObject().put("userName", name + "@acme.example");
    }

    private static JsonObject withRoles(JsonObject user, String... roles) {
        return user.put("roles", values(roles)).put("entitlements", values(roles));
    }

    private static JsonArray values(String... values) {
        JsonArray array = new JsonArray();
        for (String value : values) {
            array.add(new JsonObject().put("value", value));
        }
        return array;
    }

    private static JsonArray members(String... people) {
        return values(people);
    }

    private static JsonObject group(String name, String... people) {
        return new JsonObject().put("displayName", name).put("members", members(people));
    }

    private static JsonObject operation(String op, Object value) {
        return new JsonObject().put("op", op).put("value", value);
    }

    private static JsonObject patch(JsonObject... operations) {
        return message("PatchOp", operations);
    }

    private static JsonObject bulk(JsonObject... operations) {
        return message("BulkRequest", operations);
    }

    private static JsonObject message(String schema, JsonObject... operations) {
        return new JsonObject()
                .put("schemas", new JsonArray().add("urn:ietf:params:scim:api:messages:2.0:" + schema))
                .put("Operations", new JsonArray(List.of((Object[]) operations)));
    }

    private static JsonObject write(String method, String path, JsonObject data) {
        return new JsonObject().put("method", method).put("path", path).put("data", data);
    }
}
