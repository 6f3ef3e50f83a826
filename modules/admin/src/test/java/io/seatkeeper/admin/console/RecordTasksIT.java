package io.seatkeeper.admin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.testkit.browser.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an Org Admin does in Chromium with records, applications, keys and settings. */
class RecordTasksIT {
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}");

    private static ConsoleInChromium console;
    private static AdminApi api;

    @BeforeAll
    static void start() {
        console = ConsoleInChromium.ofAnAdmin(50);
        api = console.api();
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void refusedSignInIsFoundByTheReferenceThatThePersonRead() {
        List<String> read = new ArrayList<>();
        console.window(Look.PHONE, page -> {
            page.navigate(api.origin() + "/sso/" + console.organization()
                    + "/sso/start?login_hint=rob@acme.example%3Bfault=wrong_audience");
            Matcher found = REFERENCE.matcher(page.getByRole(AriaRole.MAIN).innerText());
            assertThat(found.find()).isTrue();
            read.add(found.group());
        });
        String reference = read.getFirst();
        console.visit(reader -> {
            reader.goes("Sign-ins");
            reader.types("Reference", reference);
            reader.sees("1 sign-in");
            reader.seesRows(1);
            assertThat(reader.row(reference)).containsText("Refused");
            reader.row(reference).getByRole(AriaRole.LINK).click();
            reader.sees("The provider’s answer didn’t hold");
            Locator cells = reader.row("Failed").getByRole(AriaRole.CELL);
            assertThat(reader.row("Failed")).hasCount(1);
            assertThat(reader.row("Failed").getByRole(AriaRole.ROWHEADER)).hasText("aud");
            assertThat(reader.page().getByRole(AriaRole.COLUMNHEADER))
                    .hasText(new String[] {"Check", "Result", "Expected", "Received"});
            assertThat(cells.nth(1)).hasText("c");
            assertThat(cells.nth(2)).not().hasText("c");
        });
    }

    @Test
    void auditLogIsFilteredAndTakenAlongAsAFile() {
        String team = api.operator()
                .post(console.path() + "/teams", "{\"name\":\"Auditors\"}")
                .expect(201)
                .text("id");
        console.visit(reader -> {
            reader.goes("Audit log");
            reader.chooses("What", "Team made");
            reader.sees("1 entry");
            reader.types("About", team);
            reader.seesRows(1);
            reader.page().getByText("team.created").click();
            reader.sees("Auditors");
            Download file = reader.page().waitForDownload(() -> reader.follows("Download as CSV"));
            assertThat(file.suggestedFilename()).isEqualTo("audit-log.csv");
            assertThat(lines(file)).hasSize(2).last().asString().contains("team.created", team, "Auditors");
            reader.headed("Audit log");
        });
    }

    private static List<String> lines(Download file) {
        try {
            return Files.readAllLines(file.path());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void whatIsOpenStaysOpenWhenOthersChangeSomething() {
        console.visit(reader -> {
            reader.goes("Audit log");
            reader.page().getByText("connection.created").click();
            reader.sees("issuer");
            assertThat(reader.page().locator("body[data-live=yes]")).hasCount(1);
            api.operator()
                    .post(console.path() + "/domains", "{\"name\":\"meanwhile.example\"}")
                    .expect(201);
            reader.sees("Domain added");
            reader.sees("issuer");
        });
    }

    @Test
    void applicationIsRegisteredAndItsSecretShownOnce() {
        console.visit(reader -> {
            reader.goes("Applications");
            reader.sees("No application yet");
            reader.reachesAndPresses(AriaRole.LINK, "Register an application");
            reader.types("Name", "Training");
            reader.types("Redirect URIs", "http://training.example/callback");
            reader.presses("Register an application");
            Locator fault = reader.page().getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK);
            assertThat(fault).hasText(Pattern.compile("Each is an https address.*"));
            fault.click();
            assertThat(reader.page().getByLabel("Redirect URIs")).isFocused();
            reader.types("Redirect URIs", "https://training.example/callback");
            reader.presses("Register an application");
            reader.sees("It is shown this once.");
            String secret = reader.copies("Client secret");
            assertThat(secret).startsWith("sk_client_");
            reader.follows("I have copied it");
            reader.headed("Training");
            reader.seesNot(secret);
            assertThat(reader.page().content()).doesNotContain(secret);
            assertThat(reader.copies("Issuer")).isEqualTo(api.origin());

            reader.follows("Remove");
            reader.isAsked("Remove Training?", "One secret ends.");
            reader.agrees("Remove the application");
            reader.isTold("The application is removed.");
            reader.sees("No application yet");
        });
    }

    @Test
    void keyIsMadeAndEnded() {
        console.visit(reader -> {
            reader.goes("Settings");
            reader.follows("Make a key");
            reader.types("Name", "HR sync");
            reader.chooses("Lasts", "30 days");
            reader.presses("Make the key");
            reader.sees("Tick at least one thing that the key may do.");
            reader.ticks("People and teams");
            reader.presses("Make the key");
            reader.headed("The key is made");
            String key = reader.copies("Admin key");
            api.bearing(key).get(console.path() + "/users").expect(200);
            api.bearing(key).get(console.path() + "/connections").expect(403);
            reader.follows("I have copied it");
            assertThat(reader.row("HR sync")).containsText("in 30 days");

            reader.follows("End HR sync");
            reader.isAsked("End the key “HR sync”?", "Programs that bring it are refused from now on.");
            reader.agrees("End the key");
            reader.isTold("The key has ended.");
            assertThat(reader.row("HR sync")).hasCount(0);
            api.bearing(key).get(console.path() + "/users").expect(401);
        });
    }

    @Test
    void settingsOfTheOrganizationAreChanged() {
        console.visit(reader -> {
            reader.goes("Settings");
            reader.types("Name", "Acme & Söhne");
            reader.types("Whom a refused person asks", "mailto:it@acme.example");
            reader.page().getByLabel("A first sign-in makes an account").uncheck();
            reader.presses("Save");
            reader.isTold("The settings are saved.");
            assertThat(reader.page().getByLabel("Name")).hasValue("Acme & Söhne");
            reader.named(AriaRole.LINK, "Acme & Söhne").click();
            reader.headed("Dashboard");
        });
        console.window(Look.PHONE, page -> {
            page.navigate(api.origin() + "/sso/" + console.organization() + "/sso/start?login_hint=new@acme.example");
            assertThat(page.getByText("Acme & Söhne").first()).isVisible();
            assertThat(page.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText("it@acme.example")))
                    .isVisible();
        });
    }
}
