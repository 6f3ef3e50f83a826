package io.seatkeeper.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceJsonTest {
    private static final String BASE = "https://door.example/scim/v2/acme";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final Instant CREATED = Instant.parse("2026-11-25T08:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-11-25T09:00:00.123Z");
    private static final OrganizationId ORGANIZATION = new OrganizationId(Ids.next());
    private static final UserId USER = new UserId(Ids.next());
    private static final TeamId TEAM = new TeamId(Ids.next());
    private static final ResourceJson JSON = new ResourceJson(BASE);

    @Rfc("7643 §3.1")
    @Rfc("7643 §4.1.1")
    @Rfc("7643 §4.1.2")
    @Rfc("7644 §3.14")
    @Test
    void aPersonIsShownWithIdMetaAndTeams() {
        JsonObject json = JSON.user(user(
                "{'userName':'ada','externalId':'e','displayName':'Ada','roles':[{'value':'R'}]}",
                List.of(new ScimUser.Group(TEAM, "Sales"))));

        assertThat(json)
                .isEqualTo(json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'id':'" + USER
                        + "','externalId':'e','userName':'ada','displayName':'Ada','active':true,'roles':[{'value':'R'}],"
                        + "'groups':[{'value':'" + TEAM + "','$ref':'" + BASE + "/Groups/" + TEAM
                        + "','display':'Sales','type':'direct'}],'meta':{'resourceType':'User',"
                        + "'created':'2026-11-25T08:00:00Z','lastModified':'2026-11-25T09:00:00.123Z','location':'"
                        + BASE
                        + "/Users/" + USER + "','version':'W/\"3\"'}}"));
    }

    @Rfc("7643 §3")
    @Rfc("7643 §3.3")
    @Test
    void anExtensionIsNamedWhereAPersonHasItsAttributesAndNowhereElse() {
        JsonObject with = JSON.user(user("{'userName':'ada','" + ENTERPRISE + "':{'department':'D'}}", List.of()));
        JsonObject without = JSON.user(user("{'userName':'ada','" + ENTERPRISE + "':{}}", List.of()));

        assertThat(with.getJsonArray("schemas")).contains(ENTERPRISE);
        assertThat(with.getJsonObject(ENTERPRISE)).isEqualTo(new JsonObject().put("department", "D"));
        assertThat(without.getJsonArray("schemas")).doesNotContain(ENTERPRISE);
        assertThat(without.containsKey(ENTERPRISE)).isFalse();
    }

    @Rfc("7643 §4.2")
    @Rfc("7643 §3.1")
    @Test
    void aTeamIsShownWithItsMembers() {
        Teams.Team team = team(List.of(new Teams.Member(USER, "Ada")));

        assertThat(JSON.group(team))
                .isEqualTo(json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'id':'" + TEAM
                        + "','displayName':'Sales','externalId':'e','members':[{'value':'" + USER + "','$ref':'" + BASE
                        + "/Users/" + USER + "','display':'Ada','type':'User'}],'meta':{'resourceType':'Group',"
                        + "'created':'2026-11-25T08:00:00Z','lastModified':'2026-11-25T09:00:00.123Z','location':'"
                        + BASE
                        + "/Groups/" + TEAM + "','version':'W/\"4\"'}}"));
        assertThat(JSON.group(team(List.of())).getJsonArray("members")).isEqualTo(new JsonArray());
    }

    @Rfc("7643 §2.5")
    @Test
    void nothingIsShownAsNull() {
        assertThat(JSON.user(user("{'userName':'ada','title':null,'name':{'givenName':null}}", List.of()))
                        .encode())
                .doesNotContain("null");
    }

    private static ScimUser user(String body, List<ScimUser.Group> groups) {
        return new ScimUser(
                USER,
                ORGANIZATION,
                UserContent.create(json(body), new Unknown(Manner.LENIENT)),
                groups,
                CREATED,
                CHANGED,
                3);
    }

    private static Teams.Team team(List<Teams.Member> members) {
        return new Teams.Team(
                TEAM, ORGANIZATION, "Sales", Optional.of("e"), members, members.size(), true, CREATED, CHANGED, 4);
    }

    private static JsonObject json(String single) {
        return new JsonObject(single.replace("W/\"", "W/\\\"")
                .replaceAll("(\\d)\"'", "$1\\\\\"'")
                .replace('\'', '"'));
    }
}
