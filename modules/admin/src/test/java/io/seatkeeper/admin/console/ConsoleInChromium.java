package io.seatkeeper.admin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An organization's console in Chromium; one thread uses it at a time. A visit fails on errors of its pages' scripts too. */
final class ConsoleInChromium implements AutoCloseable {
    static final double PATIENCE = 60_000;
    /** Whom the practice provider knows by this address is Fatima Zahra Benali. */
    static final String ADMIN = "fatima.benali@acme.example";

    private final AdminApi api = new AdminApi();
    private final Chromium chromium = Chromium.start();
    private final String organization;

    private ConsoleInChromium(int seats) {
        organization = api.organization(seats);
    }

    /** With an organization that nobody has signed in to, and no connection yet. */
    static ConsoleInChromium empty(int seats) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return new ConsoleInChromium(seats);
    }

    /** With an organization of {@link #ADMIN}'s, whose people come by the connection {@code sso}. */
    static ConsoleInChromium ofAnAdmin(int seats) {
        ConsoleInChromium console = empty(seats);
        console.api.connection(console.organization, "sso", ",\"domains\":[\"*\"]");
        console.api.adminsBrowser(console.organization, "sso", ADMIN);
        return console;
    }

    AdminApi api() {
        return api;
    }

    String organization() {
        return organization;
    }

    /** Where the API has it. */
    String path() {
        return "/organizations/" + organization;
    }

    /** The admin at a desk. */
    void visit(Consumer<Reader> visit) {
        visit(Look.DESK, ADMIN, page -> visit.accept(new Reader(page)));
    }

    /** Somebody who has signed in to the console. */
    void visit(Look look, String who, Consumer<Page> visit) {
        window(look, page -> {
            enter(page, who);
            visit.accept(page);
        });
    }

    /** Somebody in a browser that was never here. */
    void window(Look look, Consumer<Page> visit) {
        NewContextOptions copies = new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write"));
        try (BrowserContext window = chromium.window(look, copies)) {
            List<String> faults = new ArrayList<>();
            window.onWebError(error -> faults.add(error.error()));
            window.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    faults.add(message.text());
                }
            });
            visit.accept(window.newPage());
            assertThat(faults).isEmpty();
        }
    }

    /** Somebody whose browser runs no script. */
    void withoutScript(Look look, Consumer<Page> visit) {
        try (BrowserContext window = chromium.window(look, new NewContextOptions().setJavaScriptEnabled(false))) {
            visit.accept(window.newPage());
        }
    }

    void enter(Page page, String who) {
        page.navigate(api.origin() + "/sso/" + organization + "/sso/start?return_to=/console/&login_hint=" + who);
        assertThat(page).hasURL(api.origin() + "/console/");
    }

    /** Follows the focus as a keyboard moves it, to the first of what the selector finds. */
    static void tabTo(Page page, String selector) {
        tabTo(page, page.locator(selector).first());
    }

    /** Follows the focus as a keyboard moves it. */
    static void tabTo(Page page, Locator wanted) {
        for (int presses = 0; presses < 80; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + wanted + " on " + page.url());
    }

    @Override
    public void close() {
        chromium.close();
        api.close();
    }
}
