package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationIT {
    private static AdminApi api;
    private String slug = "";

    @BeforeAll
    static void start() {
        api = new AdminApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void organization() {
        slug = api.organization(3);
        api.connection(slug, "door", "");
    }

    @Test
    void whoAcceptsSignsInTakesASeatAndBecomesOrgAdminByWhoInvited() {
        TestBrowser ann = api.adminsBrowser(slug, "door", address("ann"));
        String url = api.console(ann)
                .post(path(""), invitation("bob", "org_admin"))
                .expect(201)
                .text("url");
        assertThat(seats()).isEqualTo(1);

        TestBrowser bob = new TestBrowser();
        Page asked = bob.open(url);
        assertThat(asked.text()).contains(address("ann"), address("bob"), "Org Admin");
        Page known = bob.submit(asked);
        assertThat(known.text()).contains("Accept as " + address("bob"));
        assertThat(seats()).isEqualTo(2);
        assertThat(role("bob")).isEqualTo("learner");
        bob.submit(known);

        assertThat(role("bob")).isEqualTo("org_admin");
        api.console(bob).get("/organizations/" + slug + "/users").expect(200);
        assertThat(api.operator()
                        .get("/organizations/" + slug + "/audit-events?action=user.role_changed")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .encode())
                .contains(address("ann"));
        assertThat(api.operator().get(path("")).items("status")).containsExactly("accepted");
        assertThat(new TestBrowser().open(url).status()).isEqualTo(404);
        assertThat(bob.open(url).status()).isEqualTo(404);
    }

    @Test
    void theFirstBrowserHasIt() {
        String url = invited("bob", "learner");
        TestBrowser first = new TestBrowser();
        first.submit(first.open(url));

        TestBrowser second = new TestBrowser();
        assertThat(second.open(url).status()).isEqualTo(404);
        assertThat(second.post(url, java.util.Map.of()).status()).isEqualTo(404);
        assertThat(first.open(url).status()).isEqualTo(200);
    }

    @Test
    void anotherPersonCantUseIt() {
        String url = invited("bob", "org_admin");
        TestBrowser eve = api.signedIn(slug, "door", address("eve"));

        Page refused = eve.submit(eve.open(url));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("for somebody else");
        assertThat(role("eve")).isEqualTo("learner");
    }

    @Test
    void aRevokedOrExpiredOneOpensNothing() {
        ApiClient.Reply revoked =
                api.operator().post(path(""), invitation("bob", "learner")).expect(201);
        ApiClient.Reply over =
                api.operator().post(path(""), invitation("eve", "learner")).expect(201);
        api.operator().delete(path("/" + revoked.text("id"))).expect(204);
        api.operator().delete(path("/" + revoked.text("id"))).refused(409, "conflict");
        api.sql("UPDATE invitation SET expires_at = now() WHERE invitation_id = '%s'".formatted(over.text("id")));

        assertThat(new TestBrowser().open(revoked.text("url")).status()).isEqualTo(404);
        assertThat(new TestBrowser().open(over.text("url")).status()).isEqualTo(404);
        assertThat(api.operator().get(path("")).items("status")).containsExactly("expired", "revoked");
    }

    @Test
    void whatADemotedAdminInvitedToIsGivenToNobody() {
        TestBrowser ann = api.adminsBrowser(slug, "door", address("ann"));
        String url = api.console(ann)
                .post(path(""), invitation("bob", "org_admin"))
                .expect(201)
                .text("url");
        api.adminsBrowser(slug, "door", address("eve"));
        api.operator()
                .patch(
                        "/organizations/" + slug + "/users/" + api.userId(slug, address("ann")),
                        "{\"role\":\"learner\"}")
                .expect(200);

        TestBrowser bob = new TestBrowser();
        assertThat(bob.submit(bob.submit(bob.open(url))).status()).isEqualTo(404);
        assertThat(role("bob")).isEqualTo("learner");
    }

    @Test
    void aKeyWithoutTheScopeRolesInvitesNoOrgAdmin() {
        String key = api.operator()
                .post("/organizations/" + slug + "/admin-keys", "{\"name\":\"k\"}")
                .expect(201)
                .text("key");
        api.bearing(key).post(path(""), invitation("bob", "org_admin")).refused(403, "forbidden");
        api.bearing(key).post(path(""), invitation("bob", "learner")).expect(201);
    }

    @Test
    void whoHasTheRoleIsNotInvitedAndAnEndIsNear() {
        api.signedIn(slug, "door", address("bob"));
        api.operator().post(path(""), invitation("bob", "learner")).refused(409, "conflict");
        api.operator().post(path(""), invitation("bob", "org_admin")).expect(201);
        api.operator()
                .post(path(""), "{\"email\":\"eve@x.example\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}")
                .refused(400, "invalid_request");
        api.operator()
                .post(path(""), "{\"email\":\"eve\"}")
                .refused(400, "invalid_request")
                .pointing("/email");
    }

    @Test
    void theLinkGoesByMailToTheInvitedAddressInTheLanguageThatIsAskedFor() throws Exception {
        TestBrowser ann = api.adminsBrowser(slug, "door", address("ann"));
        ApiClient.Reply made = api.console(ann)
                .post(
                        path(""),
                        "{\"email\":\"%s\",\"role\":\"org_admin\",\"language\":\"de\"}".formatted(address("bob")))
                .expect(201);

        MimeMessage letter = api.mail().getReceivedMessagesForDomain(address("bob"))[0];
        assertThat(made.text("mail")).isEqualTo("sent");
        assertThat(letter.getFrom()).extracting(Object::toString).containsExactly("Seatkeeper <door@vendor.example>");
        assertThat(letter.getSubject()).isEqualTo("Org lädt Sie ein");
        assertThat((String) letter.getContent())
                .contains(made.text("url"), address("ann"), address("bob"), "Org Admin von Org");
    }

    @Test
    void nobodyIsTakenForInvitedByMailWhenTheServerRefused() {
        ApiClient.Reply made = api.operator()
                .post(path(""), "{\"email\":\"nobody@%s.example..\"}".formatted(slug))
                .expect(201);

        assertThat(made.text("mail")).isEqualTo("failed");
        assertThat(new TestBrowser().open(made.text("url")).status())
                .as("the link is good")
                .isEqualTo(200);
    }

    private String invited(String name, String role) {
        return api.operator().post(path(""), invitation(name, role)).expect(201).text("url");
    }

    private String invitation(String name, String role) {
        return "{\"email\":\"%s\",\"role\":\"%s\"}".formatted(address(name), role);
    }

    private String address(String name) {
        return name + "@" + slug + ".example";
    }

    private String path(String more) {
        return "/organizations/" + slug + "/invitations" + more;
    }

    private String role(String name) {
        return api.operator()
                .get("/organizations/" + slug + "/users/" + api.userId(slug, address(name)))
                .text("role");
    }

    private int seats() {
        return api.operator().get("/organizations/" + slug + "/seats").json().getInteger("used");
    }
}
