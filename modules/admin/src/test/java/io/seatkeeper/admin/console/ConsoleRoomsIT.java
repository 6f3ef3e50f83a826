package io.seatkeeper.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.contract.AuditActions;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Teams, records, applications, invitations and settings in the console. */
class ConsoleRoomsIT {
    private static AdminApi api;
    private static String organization = "";
    private static String path = "";
    private static String console = "";
    private static TestBrowser ann;

    @BeforeAll
    static void start() {
        api = new AdminApi();
        organization = api.organization(50);
        path = "/organizations/" + organization;
        api.connection(organization, "sso", "");
        ann = api.adminsBrowser(organization, "sso", "ann@acme.example");
        console = api.origin() + "/console";
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void teamIsMadeFilledRenamedAndRemovedByHand() {
        api.signedIn(organization, "sso", "tim@acme.example");
        Page team = ann.submit(ann.open(console + "/teams"), "form[method=post].filters", Map.of("name", "Sales"));
        assertThat(team.document().select("h1").text()).isEqualTo("Sales");
        Page found = ann.submit(team, "form[role=search]", Map.of("add", "tim@"));
        assertThat(found.document().select(".found li").eachText()).hasSize(1);
        Page filled = ann.submit(found, ".found form", Map.of());
        assertThat(filled.document().select("tbody tr").eachText()).hasSize(1);
        assertThat(ann.open(console + "/users?team=Sales").document().select("tbody tr"))
                .hasSize(1);

        Page renamed = ann.submit(filled, "form[action$=/name]", Map.of("name", "Field Sales"));
        assertThat(renamed.document().select("h1").text()).isEqualTo("Field Sales");
        Page stale = ann.submit(filled, "form[action$=/name]", Map.of("name", "Too late"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.document().select("#name").attr("value")).isEqualTo("Too late");

        Page asked = ann.click(renamed, "#remove");
        assertThat(asked.document().select(".confirm li").eachText()).contains("One member is no longer in it.");
        assertThat(ann.submit(asked, "form.actions", Map.of()).text()).contains("The team is removed");
        assertThat(ann.submit(ann.open(console + "/teams"), "form[method=post].filters", Map.of("name", ""))
                        .document()
                        .select("#name-fault"))
                .hasSize(1);
    }

    @Test
    void memberIsTakenOutAgain() {
        api.signedIn(organization, "sso", "mia@acme.example");
        String team = api.operator()
                .post(path + "/teams", "{\"name\":\"Small\"}")
                .expect(201)
                .text("id");
        api.operator()
                .send("PUT", path + "/teams/" + team + "/members/" + api.userId(organization, "mia@acme.example"), "")
                .expect(204);
        Page out = ann.submit(ann.open(console + "/teams/" + team), "form[action$=/remove]", Map.of());
        assertThat(out.text()).contains("no longer in the team", "Nobody is in it yet");
    }

    @Test
    void teamThatTheDirectoryPushesIsTakenBackBeforeItIsChanged() {
        String team = api.operator()
                .post(path + "/teams", "{\"name\":\"Pushed\"}")
                .expect(201)
                .text("id");
        api.sql("UPDATE team SET managed_by_scim = true WHERE team_id = '" + team + "'");
        Page locked = ann.open(console + "/teams/" + team);
        assertThat(locked.text()).contains("Your directory pushes this team");
        assertThat(locked.document().select("form[action$=/name]")).isEmpty();
        Page own = ann.submit(ann.click(locked, "#take-back"), "form.actions", Map.of());
        assertThat(own.document().select("form[action$=/name]")).hasSize(1);
    }

    @Test
    void refusedSignInIsFoundByItsReferenceWithExpectedBesideReceived() {
        api.signedIn(organization, "sso", "rob@acme.example");
        Page all = ann.open(console + "/sign-ins?accepted=true");
        assertThat(all.document().select("tbody .pill").eachText()).isNotEmpty().containsOnly("Let in");
        String reference = api.operator()
                .get(path + "/sign-in-attempts")
                .items("reference")
                .getFirst();
        Page one = ann.open(console + "/sign-ins?reference=" + reference);
        assertThat(one.document().select("tbody tr")).hasSize(1);
        Page attempt = ann.click(one, "a.opens");
        assertThat(attempt.text()).contains(reference, "rob@acme.example");
        assertThat(ann.open(console + "/sign-ins/NONE").status()).isEqualTo(404);
        assertThat(ann.open(console + "/sign-ins?accepted=false&code=replayed").text())
                .contains("Nothing matches");
    }

    @Test
    void auditLogIsTakenAlongAsAFileInWhichNothingIsAFormula() {
        api.operator().post(path + "/teams", "{\"name\":\"=HYPERLINK(1)\"}").expect(201);
        Page made = ann.open(console + "/audit?action=team.created");
        assertThat(made.document().select("tbody td:first-child a").eachText()).containsOnly("Team made");
        String file = made.document().select("#export").attr("abs:href");
        Page csv = ann.open(file);
        assertThat(csv.header("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(csv.header("Content-Disposition").orElseThrow()).contains("audit-log.csv");
        assertThat(csv.body().lines().findFirst())
                .contains("sequence,at,actor_kind,actor_id,actor,action,subject,detail");
        assertThat(csv.body().lines().skip(1)).isNotEmpty().allMatch(line -> line.contains(",team.created,"));
        assertThat(csv.body().lines()).noneMatch(line -> line.matches(".*(^|,)\"?=.*"));
    }

    @Test
    void applicationIsRegisteredAndItsSecretShownOnce() {
        Page refused = ann.submit(
                ann.open(console + "/applications/new"),
                "form.stack",
                Map.of("name", "Wiki", "redirectUris", "http://wiki.example/callback"));
        assertThat(refused.document().select("#redirectUris-fault"))
                .as(refused.text())
                .hasSize(1);
        assertThat(refused.document().select("#name").attr("value")).isEqualTo("Wiki");

        Page made = ann.submit(
                refused, "form.stack", Map.of("redirectUris", "https://wiki.example/a\nhttps://wiki.example/b"));
        String secret = made.document().select("#secret").attr("value");
        assertThat(secret).as(made.text()).startsWith("sk_client_");
        Page application = ann.click(made, "p.row > a.button");
        assertThat(application.body()).doesNotContain(secret);
        assertThat(application.text()).contains("https://wiki.example/a", "https://wiki.example/b");

        Page changed = ann.submit(ann.click(application, "#edit"), "form.stack", Map.of("name", "Wiki 2"));
        assertThat(changed.document().select("h1").text()).isEqualTo("Wiki 2");
        Page second = ann.submit(changed, "form[action$=/secrets]", Map.of());
        assertThat(second.document().select("#secret").attr("value"))
                .startsWith("sk_client_")
                .isNotEqualTo(secret);
        Page ended =
                ann.submit(ann.click(ann.click(second, "p.row > a.button"), "a[id^=s-]"), "form.actions", Map.of());
        assertThat(ended.document().select("a[id^=s-]")).hasSize(1);
        Page removed = ann.submit(ann.click(ended, "#remove"), "form.actions", Map.of());
        assertThat(removed.text()).contains("The application is removed");
    }

    @Test
    void invitationIsMadeAsALinkToPassOnAndRevoked() {
        Page made = ann.submit(
                ann.open(console + "/users/invitations"),
                "form.filters",
                Map.of("email", "ida@acme.example", "role", "org_admin"));
        assertThat(made.document().select("#secret").attr("value"))
                .as(made.text())
                .startsWith(api.origin());
        Page list = ann.open(console + "/users/invitations");
        assertThat(list.document().select("tbody").text()).contains("ida@acme.example", "Org Admin", "Open");
        Page revoked = ann.submit(ann.click(list, "a[id^=i-]"), "form.actions", Map.of());
        assertThat(revoked.document().select("tbody .pill").text()).isEqualTo("Revoked");
        Page refused = ann.submit(revoked, "form.filters", Map.of("email", "ann@acme.example", "role", "org_admin"));
        assertThat(refused.document().select("#email-fault")).as(refused.text()).hasSize(1);
    }

    @Test
    void orgAdminChangesWhatIsTheirsAndNothingOfTheVendors() {
        Page form = ann.open(console + "/settings");
        Page saved =
                ann.submit(form, "form.stack", Map.of("name", "Acme & Söhne", "contactUrl", "mailto:it@acme.example"));
        assertThat(saved.text()).contains("The settings are saved");
        assertThat(saved.document().select("#name").attr("value")).isEqualTo("Acme & Söhne");
        Page stale = ann.submit(form, "form.stack", Map.of("name", "Too late"));
        assertThat(stale.status()).isEqualTo(412);
        Page refused = ann.submit(saved, "form.stack", Map.of("name", "Kept", "contactUrl", "javascript:1"));
        assertThat(refused.document().select("#contactUrl-fault")).hasSize(1);
        assertThat(refused.document().select("#name").attr("value")).isEqualTo("Kept");

        for (String change : List.of("{\"maxSeats\":9000}", "{\"enabled\":false}", "{\"launchUrl\":null}")) {
            api.console(ann).patch(path, change).refused(403, "forbidden");
        }
        assertThat(api.operator().get(path).json().getInteger("maxSeats")).isEqualTo(50);
    }

    @Test
    void keyDoesWhatWasTickedAndEndsAfterAQuestion() {
        Page none = ann.submit(ann.open(console + "/settings/keys/new"), "form.stack", Map.of("name", "Nothing"));
        assertThat(none.text()).contains("Tick at least one thing");
        Page made = ann.submit(none, "form.stack", Map.of("scope-users", "true"));
        String key = made.document().select("#secret").attr("value");
        api.bearing(key).get(path + "/users").expect(200);
        api.bearing(key).get(path + "/connections").refused(403, "forbidden");
        api.bearing(key).patch(path, "{\"name\":\"By key\"}").refused(403, "forbidden");
        Page asked = ann.click(ann.open(console + "/settings"), "a[id^=k-]");
        assertThat(ann.submit(asked, "form.actions", Map.of()).text()).contains("The key has ended");
        api.bearing(key).get(path + "/users").refused(401, "unauthenticated");
    }

    @Test
    void auditLogIsFilteredByEveryActionThereIs() {
        Page page = ann.open(console + "/audit");
        assertThat(page.document().select("#action option").eachAttr("value"))
                .filteredOn(value -> !value.isEmpty())
                .containsExactlyElementsOf(AuditActions.ALL);
        assertThat(page.document().select("#action option"))
                .as("each in words")
                .noneMatch(option -> option.text().equals(option.attr("value")));
        for (String refused : List.of("application.refused", "scim_client.refused", "setup_link.refused")) {
            Page filtered = ann.open(console + "/audit?action=" + refused);
            assertThat(filtered.document().select("#action option[selected]").attr("value"))
                    .isEqualTo(refused);
        }
    }
}
