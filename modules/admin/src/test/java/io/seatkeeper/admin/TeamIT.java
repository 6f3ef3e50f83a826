package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Teams by hand. */
class TeamIT {
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
    void aTeamIsMadeReadRenamedAndRemoved() {
        String organization = api.organization(3);
        ApiClient.Reply made =
                api.operator().post(teams(organization), named("  Sales ")).expect(201);
        String path = teams(organization) + "/" + made.text("id");
        assertThat(made.header("Location"))
                .isEqualTo("/api/v1" + organizationById(organization) + path.substring(path.indexOf("/teams")));
        assertThat(made.json().fieldNames())
                .containsExactly("id", "name", "externalId", "managedBy", "memberCount", "createdAt");
        assertThat(made.json().getMap())
                .containsEntry("name", "Sales")
                .containsEntry("externalId", null)
                .containsEntry("managedBy", null)
                .containsEntry("memberCount", 0);
        assertThat(api.operator().patch(path, named("Field Sales")).expect(200).text("name"))
                .isEqualTo("Field Sales");
        assertThat(api.operator().get(path).expect(200).text("name")).isEqualTo("Field Sales");
        api.operator().delete(path).expect(204);
        api.operator().get(path).refused(404, "not_found");
        assertThat(actions(organization)).startsWith("team.removed", "team.renamed", "team.created");
    }

    @Test
    void twoTeamsNeverShareAName() {
        String organization = api.organization(3);
        team(organization, "Sales");
        String other = teams(organization) + "/" + team(organization, "Support");
        api.operator().post(teams(organization), named("SALES")).refused(409, "conflict");
        api.operator().patch(other, named("sales")).refused(409, "conflict");
        api.operator().post(teams(api.organization(1)), named("Sales")).expect(201);
    }

    @Test
    void namesAreCheckedAndNothingElseIsTaken() {
        String organization = api.organization(3);
        String path = teams(organization) + "/" + team(organization, "Sales");
        api.operator().post(teams(organization), "{}").refused(400, "invalid_request");
        api.operator().post(teams(organization), named("   ")).refused(400, "invalid_request");
        api.operator().post(teams(organization), named("x".repeat(257))).refused(400, "invalid_request");
        api.operator()
                .post(teams(organization), "{\"name\":\"x\",\"managedBy\":\"scim\"}")
                .refused(400, "invalid_request");
        api.operator().patch(path, "{\"managedBy\":\"scim\"}").refused(400, "invalid_request");
        api.operator().patch(path, "{\"name\":\"y\",\"managedBy\":null}").refused(400, "invalid_request");
        assertThat(api.operator().get(path).text("name")).isEqualTo("Sales");
    }

    @Test
    void changesWithAStaleTagAreRefusedAndAMemberCountsAsAChange() {
        String organization = api.organization(3);
        User ann = api.person(organization, "ann");
        String path = teams(organization) + "/" + team(organization, "Sales");
        String tag = api.operator().get(path).header("ETag");
        put(path + "/members/" + ann.id()).expect(204);
        api.operator().with("If-Match", tag).patch(path, named("New")).refused(412, "version_mismatch");
        api.operator().with("If-Match", tag).patch(path, "{\"managedBy\":null}").refused(412, "version_mismatch");
        api.operator().with("If-Match", tag).delete(path).refused(412, "version_mismatch");
        String now = api.operator().get(path).header("ETag");
        api.operator().with("If-Match", now).patch(path, named("New")).expect(200);
    }

    @Test
    void peopleAreAssignedByHandToSeveralTeamsAndTakenOutAgain() {
        String organization = api.organization(3);
        User ann = api.person(organization, "ann");
        User bob = api.person(organization, "bob");
        String sales = teams(organization) + "/" + team(organization, "Sales");
        String support = teams(organization) + "/" + team(organization, "Support");
        put(sales + "/members/" + ann.id()).expect(204);
        put(sales + "/members/" + ann.id()).expect(204);
        put(sales + "/members/" + bob.id()).expect(204);
        put(support + "/members/" + ann.id()).expect(204);

        assertThat(api.operator().get(sales + "/members").expect(200).items("externalSsoId"))
                .containsExactly("idp-bob", "idp-ann");
        assertThat(api.operator().get(sales).json().getInteger("memberCount")).isEqualTo(2);
        ApiClient.Reply shown = api.operator()
                .get("/organizations/" + organization + "/users/" + ann.id())
                .expect(200);
        assertThat(shown.text("team")).isEqualTo("Sales");
        assertThat(shown.json().getJsonArray("teams")).containsExactly("Sales", "Support");

        api.operator().delete(sales + "/members/" + ann.id()).expect(204);
        api.operator().delete(sales + "/members/" + ann.id()).expect(204);
        assertThat(api.operator().get(sales + "/members").expect(200).items("externalSsoId"))
                .containsExactly("idp-bob");
        assertThat(actions(organization))
                .containsSubsequence("user.team_changed", "team.members_changed")
                .filteredOn("user.team_changed"::equals)
                .hasSize(4);
    }

    @Test
    void whoIsNotThereCannotBeAssignedAlsoWherePushesPassOverThem() {
        String organization = api.organization(3);
        api.operator()
                .patch("/organizations/" + organization, "{\"skipUnknownMembers\":true}")
                .expect(200);
        String members = teams(organization) + "/" + team(organization, "Sales") + "/members/";
        User gone = api.person(organization, "gone");
        api.sql("UPDATE user_account SET deleted_at = now() WHERE user_id = '" + gone.id() + "'");
        User stranger = api.person(api.organization(1), "stranger");
        for (String id : List.of("nobody", stranger.id().toString(), gone.id().toString())) {
            put(members + id).refused(404, "not_found");
        }
        User ann = api.person(organization, "ann");
        put(teams(organization) + "/" + stranger.id() + "/members/" + ann.id()).refused(404, "not_found");
        api.operator()
                .get(teams(organization) + "/" + stranger.id() + "/members")
                .refused(404, "not_found");
    }

    @Test
    void aPushedTeamIsChangedByHandOnlyOnceItIsTakenBack() {
        String organization = api.organization(3);
        User ann = api.person(organization, "ann");
        String id = team(organization, "Pushed");
        String path = teams(organization) + "/" + id;
        api.sql("UPDATE team SET managed_by_scim = true WHERE team_id = '" + id + "'");

        assertThat(api.operator().get(path).text("managedBy")).isEqualTo("scim");
        api.operator().patch(path, named("Mine")).refused(409, "team_managed_by_scim");
        api.operator().delete(path).refused(409, "team_managed_by_scim");
        put(path + "/members/" + ann.id()).refused(409, "team_managed_by_scim");
        api.operator().delete(path + "/members/" + ann.id()).refused(409, "team_managed_by_scim");

        assertThat(api.operator()
                        .patch(path, "{\"managedBy\":null}")
                        .expect(200)
                        .text("managedBy"))
                .isNull();
        assertThat(actions(organization)).startsWith("team.changed");
        put(path + "/members/" + ann.id()).expect(204);
        api.operator().patch(path, named("Mine")).expect(200);
    }

    @Test
    void theListGoesByNameAndASearchFindsBeginnings() {
        String organization = api.organization(3);
        for (String name : new String[] {"Sales", "support", "Accounts", "Sales EMEA", "Ångström"}) {
            team(organization, name);
        }
        team(api.organization(1), "Sales of others");
        assertThat(walked(organization, "limit=2", 5))
                .containsExactly("Accounts", "Sales", "Sales EMEA", "support", "Ångström");
        assertThat(walked(organization, "limit=1&search=SALES", 2)).containsExactly("Sales", "Sales EMEA");
        assertThat(walked(organization, "search=%25", 0)).isEmpty();
        api.operator().get(teams(organization) + "?cursor=x").refused(400, "invalid_request");
    }

    @Test
    void peopleAreFoundByTheirTeam() {
        String organization = api.organization(9);
        String id = team(organization, "Sales & More");
        String path = teams(organization) + "/" + id + "/members";
        for (String name : new String[] {"a1", "a2", "a3"}) {
            put(path + "/" + api.person(organization, name).id()).expect(204);
        }
        api.person(organization, "other");
        String users = "/organizations/" + organization + "/users?team=";
        assertThat(api.operator()
                        .get(users + encoded("SALES & more"))
                        .expect(200)
                        .items("name"))
                .containsExactly("a3", "a2", "a1");
        assertThat(api.operator().get(users + id + "&search=a2").expect(200).items("name"))
                .containsExactly("a2");
        assertThat(api.operator().get(users + "Nobodies").expect(200).items("name"))
                .isEmpty();
        ApiClient.Reply first = api.operator().get(path + "?limit=2").expect(200);
        assertThat(first.items("name")).containsExactly("a3", "a2");
        assertThat(first.json().getLong("total")).isEqualTo(3);
        assertThat(api.operator()
                        .get(path + "?limit=2&cursor=" + encoded(first.text("next")))
                        .expect(200)
                        .items("name"))
                .containsExactly("a1");
    }

    @Test
    void aKeyNeedsTheScopeOfUsersAndReachesItsOwnOrganizationOnly() {
        String organization = api.organization(3);
        String id = team(organization, "Sales");
        String other = api.organization(1);
        String foreign = teams(other) + "/" + team(other, "Theirs");
        String keys = "/organizations/" + organization + "/admin-keys";
        ApiClient users = api.bearing(api.operator()
                .post(keys, "{\"name\":\"k\",\"scopes\":[\"users\"]}")
                .expect(201)
                .text("key"));
        ApiClient domains = api.bearing(api.operator()
                .post(keys, "{\"name\":\"k\",\"scopes\":[\"domains\"]}")
                .expect(201)
                .text("key"));
        users.get(teams(organization) + "/" + id).expect(200);
        domains.get(teams(organization)).refused(403, "forbidden");
        domains.delete(teams(organization) + "/" + id).refused(403, "forbidden");
        users.delete(foreign).refused(404, "organization_unknown");
        users.delete(teams(organization) + foreign.substring(foreign.lastIndexOf('/')))
                .refused(404, "not_found");
        api.anybody().get(teams(organization)).refused(401, "unauthenticated");
        api.operator().get(foreign).expect(200);
    }

    @Test
    void aRepeatedCallMakesOneTeam() {
        String organization = api.organization(3);
        ApiClient once = api.operator().with("Idempotency-Key", "make-sales");
        assertThat(once.post(teams(organization), named("Sales")).expect(201).text("id"))
                .isEqualTo(once.post(teams(organization), named("Sales"))
                        .expect(201)
                        .text("id"));
    }

    private static ApiClient.Reply put(String path) {
        return api.operator().send("PUT", path, "");
    }

    private static List<String> walked(String organization, String query, long total) {
        List<String> names = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            ApiClient.Reply page = api.operator()
                    .get(teams(organization) + "?" + query + (cursor == null ? "" : "&cursor=" + encoded(cursor)))
                    .expect(200);
            assertThat(page.json().getLong("total")).isEqualTo(total);
            names.addAll(page.items("name"));
            cursor = page.text("next");
        } while (cursor != null);
        return names;
    }

    private static String team(String organization, String name) {
        return api.operator().post(teams(organization), named(name)).expect(201).text("id");
    }

    private static String named(String name) {
        return "{\"name\":\"" + name + "\"}";
    }

    private static String teams(String organization) {
        return "/organizations/" + organization + "/teams";
    }

    private static String organizationById(String organization) {
        return "/organizations/"
                + api.operator()
                        .get("/organizations/" + organization)
                        .expect(200)
                        .text("id");
    }

    private static List<String> actions(String organization) {
        return api.operator()
                .get("/organizations/" + organization + "/audit-events?limit=100")
                .expect(200)
                .items("action");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
