package io.seatkeeper.admin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.browser.Look;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an Org Admin does in Chromium with people, teams and invitations. */
class PeopleTasksIT {
    private static ConsoleInChromium console;
    private static AdminApi api;

    @BeforeAll
    static void start() {
        console = ConsoleInChromium.ofAnAdmin(200);
        api = console.api();
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void peopleAreSearchedFilteredAndLeafedThrough() {
        for (int number = 1; number <= 51; number++) {
            api.person(console.organization(), "crowd-" + number);
        }
        console.visit(reader -> {
            reader.goes("Users");
            reader.seesRows(50);
            String newest = reader.page().getByRole(AriaRole.ROW).nth(1).innerText();
            reader.reachesAndPresses(AriaRole.LINK, "Next page");
            reader.sees("crowd-1@");
            assertThat(reader.row(newest.lines().skip(1).findFirst().orElseThrow()))
                    .hasCount(0);
            reader.follows("First page");
            reader.seesRows(50);

            reader.page().keyboard().press("/");
            reader.page().keyboard().type("crowd-3");
            reader.sees("11 users match");
            reader.seesRows(11);
            reader.chooses("Role", "Org Admin");
            reader.sees("Nobody matches");
            reader.types("Search", "fatima");
            reader.sees("1 user matches");
            reader.page().reload();
            reader.sees("1 user matches");
            assertThat(reader.row("Fatima Zahra Benali")).isVisible();
        });
    }

    @Test
    void somebodyIsSignedOutBlockedAndLetInAgain() {
        TestBrowser theirs = signedIn("bo@acme.example");
        signedIn("bo@acme.example");
        console.visit(reader -> {
            finds(reader, "bo@acme.example");
            reader.reachesAndPresses(AriaRole.LINK, "End all");
            reader.isAsked("Sign Bo out everywhere?", "2 sessions end at once.");
            assertThat(session(theirs)).isEqualTo(200);
            reader.agrees("Sign out everywhere");
            reader.isTold("All sessions have ended.");
            reader.sees("Not signed in");
            assertThat(session(theirs)).isEqualTo(401);

            int free = free();
            reader.follows("Block");
            reader.isAsked("Block Bo?", "The seat becomes free: " + (free + 1) + " will be free.");
            reader.agrees("Block");
            reader.isTold("Bo is blocked. The seat is free.");
            reader.sees((free + 1) + " free");
            reader.seesNot("Make Org Admin");
            assertThat(signIn("sso", "bo@acme.example")).isEqualTo(403);

            reader.follows("Unblock");
            reader.isAsked("Unblock Bo?", "The account takes a seat: " + free + " will be free.");
            reader.follows("Cancel");
            reader.headed("Bo");
            assertThat(signIn("sso", "bo@acme.example")).isEqualTo(403);
            reader.follows("Unblock");
            reader.agrees("Unblock");
            reader.isTold("Bo can sign in again.");
            assertThat(signIn("sso", "bo@acme.example")).isEqualTo(200);
        });
    }

    @Test
    void oneOfSeveralSessionsIsEnded() {
        TestBrowser first = signedIn("cy@acme.example");
        TestBrowser second = signedIn("cy@acme.example");
        console.visit(reader -> {
            finds(reader, "cy@acme.example");
            reader.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End"))
                    .first()
                    .click();
            reader.isTold("The session has ended.");
            assertThat(session(first) + session(second)).isEqualTo(200 + 401);
        });
    }

    @Test
    void teamIsMadeFilledEmptiedAndRemoved() {
        signedIn("tim@acme.example");
        signedIn("tom@acme.example");
        console.visit(reader -> {
            reader.goes("Teams");
            reader.types("New team", "Field Sales");
            reader.page().keyboard().press("Enter");
            reader.isTold("The team is made.");
            reader.headed("Field Sales");
            reader.sees("Nobody is in it yet");
            for (String name : new String[] {"tim", "tom"}) {
                reader.types("Name, address or External SSO ID", name);
                reader.presses("Find");
                reader.presses("Add " + (name.equals("tim") ? "Tim" : "Tom"));
                reader.isTold("The person is in the team.");
            }
            reader.sees("2 members");
            reader.presses("Take out Tim");
            reader.isTold("The person is no longer in the team.");
            reader.sees("1 member");
            assertThat(reader.row("tim@acme.example")).hasCount(0);

            reader.follows("Remove");
            reader.isAsked("Remove the team Field Sales?", "One member is no longer in it.");
            reader.agrees("Remove the team");
            reader.isTold("The team is removed.");
            assertThat(reader.named(AriaRole.LINK, "Field Sales")).hasCount(0);
        });
    }

    @Test
    void invitationIsMadePassedOnAndRevoked() {
        console.visit(reader -> {
            reader.goes("Users");
            reader.follows("Invitations");
            reader.types("Email", "ida@acme.example");
            reader.chooses("Role", "Org Admin");
            reader.chooses("Lasts", "14 days");
            reader.presses("Invite");
            reader.headed("ida@acme.example is invited");
            String link = reader.copies("Link of the invitation");
            console.window(Look.PHONE, page -> {
                page.navigate(link);
                assertThat(page.getByText("Org invites you").first()).isVisible();
            });

            reader.follows("I have copied it");
            assertThat(reader.row("ida@acme.example")).containsText("Open");
            reader.follows("Revoke ida@acme.example");
            reader.isAsked("Revoke the invitation of ida@acme.example?", "Its link opens nothing any more.");
            reader.agrees("Revoke");
            reader.isTold("The invitation is revoked.");
            assertThat(reader.row("ida@acme.example")).containsText("Revoked");
            console.window(Look.PHONE, page -> {
                page.navigate(link);
                assertThat(page.getByText("This invitation is no longer open").first())
                        .isVisible();
            });
        });
    }

    @Test
    void aNewWayIntoAnAdminsAccountIsApproved() {
        api.connection(console.organization(), "other", ",\"domains\":[\"*\"]");
        api.adminsBrowser(console.organization(), "sso", "ines@acme.example");
        api.adminsBrowser(console.organization(), "sso", "ivo@acme.example");
        assertThat(signIn("other", "ines@acme.example")).isEqualTo(403);
        assertThat(signIn("other", "ivo@acme.example")).isEqualTo(403);
        console.visit(reader -> {
            reader.sees("2 sign-ins wait to be connected");
            reader.follows("See who waits");
            reader.headed("Waiting sign-ins");
            reader.presses("Approve ines@acme.example");
            reader.isTold("The sign-in opens the account now.");
            reader.presses("Dismiss ivo@acme.example");
            reader.isTold("The sign-in stays outside.");
            reader.sees("Nothing waits");
        });
        assertThat(signIn("other", "ines@acme.example")).isEqualTo(200);
        assertThat(signIn("other", "ivo@acme.example")).isEqualTo(403);
    }

    private static void finds(Reader reader, String mail) {
        reader.goes("Users");
        reader.types("Search", mail);
        assertThat(reader.page()).hasURL(Pattern.compile(".*search=.*"));
        reader.seesRows(1);
        reader.row(mail).getByRole(AriaRole.LINK).click();
    }

    private static TestBrowser signedIn(String mail) {
        return api.signedIn(console.organization(), "sso", mail);
    }

    private static int signIn(String connection, String mail) {
        return new TestBrowser()
                .open(api.origin() + "/sso/" + console.organization() + "/" + connection + "/start?login_hint=" + mail)
                .status();
    }

    private static int session(TestBrowser browser) {
        return browser.open(api.origin() + "/session").status();
    }

    private static int free() {
        return api.operator().get(console.path() + "/seats").expect(200).json().getInteger("available");
    }
}
