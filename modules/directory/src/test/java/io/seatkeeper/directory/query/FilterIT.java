package io.seatkeeper.directory.query;

import static io.seatkeeper.directory.query.QueryFixture.BASE;
import static io.seatkeeper.directory.query.QueryFixture.ENTERPRISE;
import static io.seatkeeper.directory.query.QueryFixture.compare;
import static io.seatkeeper.directory.query.QueryFixture.email;
import static io.seatkeeper.directory.query.QueryFixture.isNull;
import static io.seatkeeper.directory.query.QueryFixture.path;
import static io.seatkeeper.directory.query.QueryFixture.present;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.Filter.Operator;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.contract.scim.Window;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who fits which filter (RFC 7644 §3.4.2.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterIT {
    private final DirectoryNode node = new DirectoryNode(TestPostgres.migrated());
    private final QueryFixture people = new QueryFixture(node);
    private final Organization acme = node.organization(OptionalInt.empty());
    private final UserId ada = people.person(
            acme,
            "Ada@Example.com",
            "Ext-A",
            new JsonObject()
                    .put("displayName", "Ada Lovelace")
                    .put("title", "Countess")
                    .put("name", new JsonObject().put("givenName", "Ada").put("familyName", "Lovelace"))
                    .put(
                            "emails",
                            new JsonArray()
                                    .add(email("Ada@Example.com", "work").put("primary", true))
                                    .add(email("ada@home.example", "home")))
                    .put(
                            ENTERPRISE,
                            new JsonObject()
                                    .put("employeeNumber", "007")
                                    .put("department", "Engines")
                                    .put("manager", new JsonObject().put("value", "boss"))));
    private final UserId bob = people.person(
            acme,
            "bob",
            "ext-a",
            new JsonObject()
                    .put("displayName", "Bob 100% _sure_ \\")
                    .put("title", "")
                    .put("emails", new JsonArray().add(email("bob@example.com", "home")))
                    .put(
                            "roles",
                            new JsonArray()
                                    .add(new JsonObject().put("value", "admin").put("primary", false))));
    private final UserId cy = people.person(acme, "cy", new JsonObject());
    private final Team engines = people.team(acme, "Engines", ada, bob);
    private final Team poets = people.team(acme, "Poets", ada);

    @AfterAll
    void close() {
        node.close();
    }

    private List<String> who(Filter filter) {
        return people.names(acme, filter);
    }

    @Test
    void userNamesAreComparedWithoutRegardToCaseAndShownAsWritten() {
        assertThat(who(compare("userName", Operator.EQ, "ADA@example.COM"))).containsExactly("Ada@Example.com");
        assertThat(who(compare("userName", Operator.SW, "ADA@"))).containsExactly("Ada@Example.com");
        assertThat(who(compare("userName", Operator.EW, ".COM"))).containsExactly("Ada@Example.com");
        assertThat(who(compare("userName", Operator.CO, "O"))).containsExactly("Ada@Example.com", "bob");
        assertThat(who(compare("userName", Operator.NE, "BOB"))).containsExactly("Ada@Example.com", "cy");
        assertThat(who(compare("userName", Operator.GT, "ADA@example.com"))).containsExactly("bob", "cy");
        assertThat(who(compare("userName", Operator.GE, "BOB"))).containsExactly("bob", "cy");
        assertThat(who(compare("userName", Operator.LT, "BOB"))).containsExactly("Ada@Example.com");
        assertThat(who(compare("userName", Operator.LE, "BOB"))).containsExactly("Ada@Example.com", "bob");
    }

    @Test
    void externalIdsAreComparedExactly() {
        assertThat(who(compare("externalId", Operator.EQ, "ext-a"))).containsExactly("bob");
        assertThat(who(compare("externalId", Operator.SW, "Ext"))).containsExactly("Ada@Example.com");
        assertThat(who(compare("externalId", Operator.EQ, "EXT-A"))).isEmpty();
    }

    @Test
    void anIdIsItselfOrNobody() {
        assertThat(who(compare("id", Operator.EQ, ada.toString()))).containsExactly("Ada@Example.com");
        assertThat(who(compare("id", Operator.EQ, ada.toString().toUpperCase(java.util.Locale.ROOT))))
                .isEmpty();
        assertThat(who(compare("id", Operator.EQ, "' OR true --"))).isEmpty();
        assertThat(who(compare("id", Operator.SW, ada.toString().substring(0, 30))))
                .contains("Ada@Example.com");
        assertThat(who(compare("id", Operator.SW, ada.toString()))).containsExactly("Ada@Example.com");
        assertThat(who(compare("id", Operator.SW, ada + "0"))).isEmpty();
        assertThat(who(compare("id", Operator.SW, "x"))).isEmpty();
        assertThat(who(compare("id", Operator.NE, ada.toString()))).containsExactly("bob", "cy");
        assertThat(who(compare("id", Operator.NE, "x"))).hasSize(3);
        assertThat(who(compare("id", Operator.CO, "-"))).hasSize(3);
    }

    @Test
    void anyValueOfAListMayFit() {
        assertThat(who(compare("emails.value", Operator.EQ, "ADA@home.example")))
                .containsExactly("Ada@Example.com");
        assertThat(who(compare("emails", Operator.CO, "example"))).containsExactly("Ada@Example.com", "bob");
        assertThat(who(compare("emails.type", Operator.EQ, "home"))).containsExactly("Ada@Example.com", "bob");
        assertThat(who(compare("emails.primary", Operator.EQ, true))).containsExactly("Ada@Example.com");
        assertThat(who(compare("emails.value", Operator.SW, "BOB@"))).containsExactly("bob");
    }

    @Test
    void notEqualHoldsWhereAnyValueDiffersAndWhereThereIsNone() {
        assertThat(who(compare("emails.type", Operator.NE, "home"))).containsExactly("Ada@Example.com", "cy");
        assertThat(who(compare("title", Operator.NE, "countess"))).containsExactly("bob", "cy");
        assertThat(who(new Filter.Not(compare("emails.type", Operator.EQ, "home"))))
                .containsExactly("cy");
    }

    @Test
    void oneAndTheSameValueFitsInsideBrackets() {
        Filter work = compare("type", Operator.EQ, "work");
        Filter home = compare("value", Operator.EW, "home.example");

        assertThat(who(new Filter.Matches(path("emails"), new Filter.And(work, home))))
                .isEmpty();
        assertThat(who(new Filter.And(
                        compare("emails.type", Operator.EQ, "work"),
                        compare("emails.value", Operator.EW, "home.example"))))
                .containsExactly("Ada@Example.com");
        assertThat(who(new Filter.Matches(path("emails"), new Filter.And(work, new Filter.Not(home)))))
                .containsExactly("Ada@Example.com");
        assertThat(who(new Filter.Matches(
                        path("emails"), new Filter.And(work, compare("value", Operator.EQ, "ada@EXAMPLE.com")))))
                .containsExactly("Ada@Example.com");
        assertThat(who(new Filter.Matches(path("name"), compare("familyName", Operator.EQ, "lovelace"))))
                .containsExactly("Ada@Example.com");
    }

    @Test
    void presentMeansAValueThatIsNotEmpty() {
        assertThat(who(present("title"))).containsExactly("Ada@Example.com");
        assertThat(who(present("name"))).containsExactly("Ada@Example.com");
        assertThat(who(present("emails"))).containsExactly("Ada@Example.com", "bob");
        assertThat(who(present("emails.primary"))).containsExactly("Ada@Example.com");
        assertThat(who(present("groups"))).containsExactly("Ada@Example.com", "bob");
        assertThat(who(present("meta"))).hasSize(3);
        assertThat(who(present("userName"))).hasSize(3);
        assertThat(who(new Filter.Not(present("externalId")))).containsExactly("cy");
    }

    @Test
    void nullIsWhatHasNoValue() {
        assertThat(who(isNull("title", Operator.EQ))).containsExactly("bob", "cy");
        assertThat(who(isNull("title", Operator.NE))).containsExactly("Ada@Example.com");
        assertThat(who(isNull("emails", Operator.EQ))).containsExactly("cy");
    }

    @Test
    void extensionsAreReadByTheirSchema() {
        assertThat(who(compare(ENTERPRISE + "|employeeNumber", Operator.EQ, "007")))
                .containsExactly("Ada@Example.com");
        assertThat(who(compare(ENTERPRISE + "|manager.value", Operator.EQ, "boss")))
                .containsExactly("Ada@Example.com");
        assertThat(who(compare(ENTERPRISE + "|manager", Operator.EQ, "Boss"))).isEmpty();
        assertThat(who(compare("schemas", Operator.EQ, ENTERPRISE))).containsExactly("Ada@Example.com");
        assertThat(who(compare("schemas", Operator.EQ, "urn:ietf:params:scim:schemas:core:2.0:User")))
                .hasSize(3);
    }

    @Test
    void trueAndFalseAreNoTexts() {
        assertThat(who(compare("active", Operator.EQ, true))).hasSize(3);
        assertThat(who(compare("active", Operator.NE, true))).isEmpty();
        assertThat(refusal(compare("active", Operator.GT, true))).isEqualTo(ErrorCode.SCIM_INVALID_FILTER);
        assertThat(refusal(compare("active", Operator.EQ, "yes"))).isEqualTo(ErrorCode.SCIM_INVALID_FILTER);
        assertThat(refusal(compare("userName", Operator.EQ, true))).isEqualTo(ErrorCode.SCIM_INVALID_FILTER);
    }

    @Test
    void timesAreComparedAsTimes() {
        assertThat(who(compare("meta.lastModified", Operator.GT, "2020-01-01T00:00:00Z")))
                .hasSize(3);
        assertThat(who(compare("meta.created", Operator.LT, "2020-01-01T00:00:00Z")))
                .isEmpty();
        assertThat(who(compare("meta.created", Operator.SW, "20"))).hasSize(3);
        assertThat(who(new Filter.And(
                        compare("meta.lastModified", Operator.GE, "2020-01-01T00:00:00Z"),
                        compare("meta.lastModified", Operator.LE, "2021-01-01T00:00:00Z"))))
                .isEmpty();
        assertThat(refusal(compare("meta.created", Operator.GT, "yesterday"))).isEqualTo(ErrorCode.SCIM_INVALID_FILTER);
    }

    @Test
    void theServersOwnAttributesAreReadable() {
        assertThat(who(compare("meta.location", Operator.EQ, BASE + "/Users/" + bob)))
                .containsExactly("bob");
        assertThat(who(compare("meta.version", Operator.EQ, "W/\"1\""))).hasSize(3);
        assertThat(who(compare("meta.resourceType", Operator.EQ, "User"))).hasSize(3);
        assertThat(who(compare("groups.value", Operator.EQ, poets.id().toString())))
                .containsExactly("Ada@Example.com");
        assertThat(who(compare("groups.display", Operator.EQ, "ENGINES"))).containsExactly("Ada@Example.com", "bob");
        assertThat(who(compare("groups.$ref", Operator.EW, engines.id().toString())))
                .containsExactly("Ada@Example.com", "bob");
        assertThat(who(compare("groups.type", Operator.EQ, "direct"))).containsExactly("Ada@Example.com", "bob");
    }

    @Test
    void noCharacterOfATextIsSpecial() {
        assertThat(who(compare("displayName", Operator.CO, "%"))).containsExactly("bob");
        assertThat(who(compare("displayName", Operator.CO, "_"))).containsExactly("bob");
        assertThat(who(compare("displayName", Operator.EW, "\\"))).containsExactly("bob");
        assertThat(who(compare("displayName", Operator.EQ, "B%"))).isEmpty();
        for (String attack :
                List.of("'", "\"", "'; DROP TABLE team; --", "$1", "\0", "\\'", "%".repeat(5_000), "🙂", "\uD800")) {
            for (Operator operator : Operator.values()) {
                for (String attribute :
                        List.of("userName", "title", "emails.value", ENTERPRISE + "|department", "id")) {
                    who(compare(attribute, operator, attack));
                }
            }
        }
        assertThat(who(present("userName"))).hasSize(3);
    }

    @Test
    void andOrAndNotAreCombined() {
        Filter isAda = compare("userName", Operator.EQ, "ada@example.com");
        Filter isBob = compare("userName", Operator.EQ, "bob");

        assertThat(who(new Filter.Or(isAda, isBob))).containsExactly("Ada@Example.com", "bob");
        assertThat(who(new Filter.And(isAda, isBob))).isEmpty();
        assertThat(who(new Filter.Not(new Filter.Or(isAda, isBob)))).containsExactly("cy");
        assertThat(who(new Filter.Or(isAda, compare("title", Operator.EQ, "none"))))
                .containsExactly("Ada@Example.com");
        assertThat(who(new Filter.And(compare("title", Operator.EQ, "COUNTESS"), new Filter.Not(isBob))))
                .containsExactly("Ada@Example.com");
    }

    @Test
    void teamsAreFilteredByTheirFieldsAndMembers() {
        assertThat(people.teams(acme, compare("displayName", Operator.EQ, "ENGINES")))
                .containsExactly("Engines");
        assertThat(people.teams(acme, compare("externalId", Operator.EQ, "ext-Poets")))
                .containsExactly("Poets");
        assertThat(people.teams(acme, compare("externalId", Operator.EQ, "EXT-Poets")))
                .isEmpty();
        assertThat(people.teams(acme, compare("members.value", Operator.EQ, bob.toString())))
                .containsExactly("Engines");
        assertThat(people.teams(acme, compare("members", Operator.EQ, ada.toString())))
                .containsExactly("Engines", "Poets");
        assertThat(people.teams(acme, compare("members.display", Operator.CO, "lovelace")))
                .hasSize(2);
        assertThat(people.teams(acme, compare("members.$ref", Operator.EQ, BASE + "/Users/" + bob)))
                .containsExactly("Engines");
        assertThat(people.teams(acme, compare("members.value", Operator.EQ, cy.toString())))
                .isEmpty();
        assertThat(people.teams(acme, present("members"))).hasSize(2);
        assertThat(people.teams(acme, compare("meta.resourceType", Operator.EQ, "Group")))
                .hasSize(2);
    }

    @Test
    void entraAsksWhetherOnePersonIsInOneTeam() {
        Filter in = new Filter.And(
                compare("id", Operator.EQ, poets.id().toString()), compare("members", Operator.EQ, ada.toString()));
        Filter out = new Filter.And(
                compare("id", Operator.EQ, poets.id().toString()), compare("members", Operator.EQ, bob.toString()));

        assertThat(people.teams(acme, in)).containsExactly("Poets");
        assertThat(people.teams(acme, out)).isEmpty();
    }

    @Test
    void thoseOfAnotherOrganizationNeverFit() {
        Organization other = node.organization(OptionalInt.empty());

        assertThat(people.names(other, compare("userName", Operator.EQ, "bob"))).isEmpty();
        assertThat(people.names(other, compare("id", Operator.EQ, ada.toString())))
                .isEmpty();
        assertThat(people.teams(other, compare("members", Operator.EQ, ada.toString())))
                .isEmpty();
        assertThat(people.names(other, present("userName"))).isEmpty();
    }

    @Test
    void aPersonWhomNobodyPushedIsFoundByWhatTheAccountKnows() {
        Organization other = node.organization(OptionalInt.empty());
        node.person(other, "jit");

        assertThat(people.names(other, compare("emails.value", Operator.EQ, "JIT@example.com")))
                .hasSize(1);
        assertThat(people.names(other, compare("emails.type", Operator.EQ, "work")))
                .hasSize(1);
        assertThat(people.names(other, compare("emails.value", Operator.CO, "jit")))
                .hasSize(1);
    }

    @Test
    void aFilterOfTenThousandComparisonsIsRefused() {
        Filter filter = present("userName");
        for (int turn = 0; turn < 10_000; turn++) {
            filter = new Filter.Or(present("userName"), filter);
        }
        Filter wide = present("userName");
        for (int turn = 0; turn < 150; turn++) {
            wide = new Filter.And(wide, present("userName"));
        }

        assertThat(refusal(filter)).isEqualTo(ErrorCode.SCIM_TOO_MANY);
        assertThat(refusal(wide)).isEqualTo(ErrorCode.SCIM_TOO_MANY);
    }

    @Test
    void whatNobodyMayReadIsNoAttribute() {
        assertThat(refusal(compare("password", Operator.EQ, "secret"))).isEqualTo(ErrorCode.SCIM_INVALID_FILTER);
        assertThat(refusal(compare("epoch", Operator.EQ, "1"))).isEqualTo(ErrorCode.SCIM_INVALID_FILTER);
    }

    private ErrorCode refusal(Filter filter) {
        return node.refusal(ScimUsers.SEARCH, people.search(acme, Optional.of(filter), new Window.Index(1, 10)));
    }
}
