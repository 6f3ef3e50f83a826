package io.seatkeeper.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.admin.ApiClient;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes into the console, and whose forms count. */
class ConsoleDoorIT {
    private static AdminApi api;
    private static String organization = "";
    private static String users = "";
    private static TestBrowser ann;

    @BeforeAll
    static void start() {
        api = new AdminApi();
        organization = api.organization(50);
        api.connection(organization, "sso", "");
        ann = api.adminsBrowser(organization, "sso", "ann@acme.example");
        users = api.origin() + "/console/users/";
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void anOrgAdminSeesTheOrganizationAndItsSeatsOnEveryPage() {
        for (String path : new String[] {"/console", "/console/", "/console/users", "/console/users/" + id("ann")}) {
            Page page = ann.open(api.origin() + path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.document().select("#seats").text()).contains("of 50 seats");
            assertThat(page.document().select(".whose").text()).contains("Org");
        }
    }

    @Test
    void aPageLetsInNoScriptOrStyleButOurFilesAndIsNotKept() {
        Page page = ann.open(api.origin() + "/console/");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.document().select("script:not([src]), [style], [onclick]"))
                .isEmpty();
    }

    @Test
    void aPageWithAllThatItLinksToIsLight() throws IOException {
        Page page = ann.open(api.origin() + "/console/users");
        long weight = compressed(page.body());
        for (String file : page.document().select("script, link, img").eachAttr("abs:href")) {
            weight += compressed(ann.open(file).body());
        }
        for (String file : page.document().select("script, img").eachAttr("abs:src")) {
            weight += compressed(ann.open(file).body());
        }
        assertThat(weight).isBetween(20_000L, 60_000L);
    }

    private static long compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    @Test
    void whoeverIsNotSignedInIsSentToSignInAndBack() {
        Page page = new TestBrowser().open(api.origin() + "/console/users?role=org_admin&search=a%20b");
        assertThat(page.address().getPath()).isEqualTo("/sign-in");
        assertThat(page.document().select("input[name=return_to]").attr("value"))
                .isEqualTo("/console/users?role=org_admin&search=a%20b");
        TestBrowser returning = new TestBrowser();
        Page back = returning.open(api.origin() + "/sso/" + organization
                + "/sso/start?login_hint=ann@acme.example&return_to=/console/users?role%3Dorg_admin");
        assertThat(back.address()).isEqualTo(URI.create(api.origin() + "/console/users?role=org_admin"));
        assertThat(back.status()).isEqualTo(200);
    }

    @Test
    void aLearnerReadsThatThesePagesAreNotForThem() {
        TestBrowser learner = api.signedIn(organization, "sso", "lea@acme.example");
        for (String path : new String[] {"/console/", "/console/users", "/console/nowhere"}) {
            Page page = learner.open(api.origin() + path);
            assertThat(page.status()).as(path).isEqualTo(403);
            assertThat(page.text()).contains("The console is for Org Admins").doesNotContain("seats used");
        }
        assertThat(learner.postFrom(
                                URI.create(api.origin()),
                                users + id("lea") + "/role",
                                Map.of("role", "org_admin", "csrf", api.csrfToken(learner)))
                        .status())
                .isEqualTo(403);
        assertThat(learner.open(api.origin() + "/console/changes").status()).isEqualTo(403);
        assertThat(roleOf("lea")).isEqualTo("learner");
    }

    @Test
    void aFormCountsOnlyFromOurOwnPageForThisVerySession() {
        api.signedIn(organization, "sso", "carl@acme.example");
        String act = users + id("carl") + "/role";
        String token = api.csrfToken(ann);
        String othersToken = api.csrfToken(api.signedIn(organization, "sso", "ann@acme.example"));
        URI here = URI.create(api.origin());

        assertThat(refusedForm(here, act, "")).isEqualTo(403);
        assertThat(refusedForm(here, act, token + "x")).isEqualTo(403);
        assertThat(refusedForm(here, act, othersToken)).isEqualTo(403);
        Page foreign = ann.postFrom(
                URI.create("https://evil.example"), act, Map.of("role", "org_admin", "version", "1", "csrf", token));
        assertThat(foreign.address().getPath()).isEqualTo("/sign-in"); // the browser leaves the cookie out
        assertThat(ann.open(act + "?role=org_admin&csrf=" + token).status()).isEqualTo(200);
        assertThat(roleOf("carl")).isEqualTo("learner");
        api.cookieOf(ann)
                .with("Origin", api.origin())
                .with("Sec-Fetch-Site", "same-site")
                .with("X-CSRF-Token", token)
                .patch("/organizations/" + organization + "/users/" + id("carl"), "{\"role\":\"org_admin\"}")
                .refused(403, "csrf_rejected");
    }

    @Test
    void promotionIsAskedDoneOnceAndSaid() {
        api.signedIn(organization, "sso", "dora@acme.example");
        Page person = ann.open(users + id("dora"));
        Page asked = ann.click(person, "#role");
        assertThat(asked.text()).contains("Org Admin?", "audit log");
        Page done = ann.submit(asked, "form.actions", Map.of());
        assertThat(done.address()).isEqualTo(URI.create(users + id("dora")));
        assertThat(done.document().select("[role=status]").text()).contains("is Org Admin now");
        assertThat(roleOf("dora")).isEqualTo("org_admin");
        assertThat(ann.open(users + id("dora")).document().select(".notice[role=status]"))
                .isEmpty();
        assertThat(api.operator()
                        .get("/organizations/" + organization + "/audit-events?action=user.role_changed&subject="
                                + id("dora"))
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("actor")
                        .getString("name"))
                .isEqualTo("ann@acme.example");
    }

    @Test
    void staleFormSaysWhoChangedWhatAndChangesNothing() {
        api.signedIn(organization, "sso", "emil@acme.example");
        Page asked = ann.open(users + id("emil") + "/block");
        api.operator()
                .patch("/organizations/" + organization + "/users/" + id("emil"), "{\"role\":\"org_admin\"}")
                .expect(200);
        Page again = ann.submit(asked, "form.actions", Map.of());
        assertThat(again.status()).isEqualTo(412);
        assertThat(again.document().select("[role=alert]").text())
                .contains("Somebody else changed this", "Role set to Org Admin", "the vendor");
        assertThat(ann.submit(again, "form.actions", Map.of()).status()).isEqualTo(200);
        assertThat(api.operator()
                        .get("/organizations/" + organization + "/users/" + id("emil"))
                        .text("status"))
                .isEqualTo("blocked");
    }

    @Test
    void theLastOrgAdminStays() {
        String small = api.organization(3);
        api.connection(small, "sso", "");
        TestBrowser only = api.adminsBrowser(small, "sso", "only@small.example");
        String id = api.userId(small, "only@small.example");
        for (String act : new String[] {"/role", "/block"}) {
            Page refused = only.submit(only.open(users + id + act), "form.actions", Map.of());
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.document().select("[role=alert]").text()).contains("last Org Admin");
        }
        assertThat(only.open(api.origin() + "/console/").status()).isEqualTo(200);
    }

    @Test
    void whatBelongsToAnotherOrganizationIsNotThere() {
        String other = api.organization(5);
        api.connection(other, "sso", "");
        api.signedIn(other, "sso", "far@other.example");
        String far = api.userId(other, "far@other.example");
        for (String path : new String[] {"", "/role", "/block", "/sessions/end"}) {
            assertThat(ann.open(users + far + path).status()).as(path).isEqualTo(404);
        }
        Page asked = ann.open(users + id("ann") + "/role");
        Map<String, String> form = Map.of(
                "role",
                "org_admin",
                "version",
                "1",
                "csrf",
                asked.document().select("[name=csrf]").attr("value"));
        assertThat(ann.postFrom(URI.create(api.origin()), users + far + "/role", form)
                        .status())
                .isEqualTo(404);
        assertThat(ann.open(users + "nonsense").status()).isIn(400, 404);
    }

    @Test
    void aDemotedAdminsOpenPagesLoseTheirPowerAtOnce() {
        TestBrowser tom = api.adminsBrowser(organization, "sso", "tom@acme.example");
        api.signedIn(organization, "sso", "vic@acme.example");
        Page open = tom.open(users + id("vic") + "/role");
        assertThat(open.status()).isEqualTo(200);
        api.operator()
                .patch("/organizations/" + organization + "/users/" + id("tom"), "{\"role\":\"learner\"}")
                .expect(200);
        Page refused = tom.submit(open, "form.actions", Map.of());
        assertThat(refused.text()).doesNotContain("is Org Admin now");
        assertThat(roleOf("vic")).isEqualTo("learner");
        assertThat(tom.open(api.origin() + "/console/users").text()).doesNotContain("vic@acme.example");
    }

    @Test
    void listIsFoundByItsAddressAndCountsTruly() {
        Page admins = ann.open(api.origin() + "/console/users?role=org_admin&status=active&search=ann");
        assertThat(admins.document().select("tbody tr")).hasSize(1);
        assertThat(admins.document().select(".pages").text()).contains("1 user matches");
        assertThat(admins.document().select("#role option[selected]").attr("value"))
                .isEqualTo("org_admin");
        assertThat(ann.open(api.origin() + "/console/users?search=nobody.at.all")
                        .text())
                .contains("Nobody matches");
        assertThat(ann.open(api.origin() + "/console/users?search=%00").status())
                .isEqualTo(400);
    }

    @Test
    void aNewWayIntoAnAdminsAccountIsApprovedByAnotherAdmin() {
        api.connection(organization, "other", ",\"domains\":[\"*\"]");
        TestBrowser ida = api.adminsBrowser(organization, "sso", "ida@acme.example");
        Page refused = new TestBrowser()
                .open(api.origin() + "/sso/" + organization + "/other/start?login_hint=ida@acme.example");
        assertThat(refused.status()).isEqualTo(403);
        String approve = "form[action$=/approve]";
        Page own = ida.submit(ida.open(users + "links"), approve, Map.of());
        assertThat(own.status()).isEqualTo(403);

        Page waiting = ann.open(api.origin() + "/console/");
        assertThat(waiting.document().select(".notice").text()).contains("A sign-in waits to be connected");
        Page done = ann.submit(ann.open(users + "links"), approve, Map.of());
        assertThat(done.document().select("[role=status]").text()).contains("opens the account now");
        assertThat(done.text()).contains("Nothing waits");
        assertThat(api.signedIn(organization, "other", "ida@acme.example").cookie("seatkeeper_session"))
                .isPresent();
    }

    @Test
    void dashboardDrawsTheSeatsOfTheLastDaysWithTheirNumbers() {
        String growing = api.organization(20);
        api.connection(growing, "sso", "");
        TestBrowser admin = api.adminsBrowser(growing, "sso", "amy@growing.example");
        assertThat(admin.open(api.origin() + "/console/").document().select(".chart"))
                .isEmpty();
        api.sql("INSERT INTO seat_day SELECT org_id, current_date - day, 0, 9, 9, 20 FROM organization_slug,"
                + " generate_series(1, 30) day WHERE slug = '" + growing + "'");
        Page page = admin.open(api.origin() + "/console/");
        assertThat(page.document().select(".chart svg path.line").attr("d")).startsWith("M44.0 ");
        assertThat(page.document().select(".chart tbody tr")).hasSize(31);
        assertThat(page.document().select(".chart td").eachText()).contains("9", "1");
    }

    private static int refusedForm(URI from, String act, String token) {
        return ann.postFrom(from, act, Map.of("role", "org_admin", "version", "1", "csrf", token))
                .status();
    }

    private static String id(String name) {
        return api.userId(organization, name + "@acme.example");
    }

    private static String roleOf(String name) {
        ApiClient.Reply user = api.operator().get("/organizations/" + organization + "/users/" + id(name));
        return user.text("role");
    }
}
