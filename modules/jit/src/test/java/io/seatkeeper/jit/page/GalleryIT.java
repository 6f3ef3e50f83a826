package io.seatkeeper.jit.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state of every page at the door, in a real browser. */
class GalleryIT {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Chromium CHROMIUM = Chromium.start();

    private static String origin = "";

    @BeforeAll
    static void serve() throws Exception {
        origin = "http://127.0.0.1:"
                + Gallery.serve(VERTX, 0).await(20, TimeUnit.SECONDS).actualPort();
    }

    @AfterAll
    static void stop() throws Exception {
        CHROMIUM.close();
        VERTX.close().await(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyKindOfPageCanBeUsedByEverybody(boolean dark) {
        inWindow(dark ? Look.PHONE.inTheDark() : Look.DESK, page -> {
            for (String name : Gallery.kinds().keySet()) {
                page.navigate(origin + "/" + name);
                Chromium.assertAccessible(page);
            }
        });
    }

    /** In German, whose words are longer. */
    @Test
    void everyPageFitsTheNarrowestWindow() {
        inWindow(Look.NARROWEST.reading("de"), page -> {
            for (String name : Gallery.states().keySet()) {
                page.navigate(origin + "/" + name);
                Chromium.assertFitsItsWidth(page);
            }
        });
    }

    @Test
    void noPageAsksForAnythingThatItsPolicyForbids() {
        inWindow(Look.DESK, page -> {
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onRequestFailed(request -> complaints.add(request.url()));
            for (String name : Gallery.kinds().keySet()) {
                page.navigate(origin + "/" + name);
                assertThat(page.evaluate("getComputedStyle(document.querySelector('.card')).display"))
                        .as(name)
                        .isEqualTo("grid");
            }
            // Chromium says of every status above 399 that the resource failed to load.
            assertThat(complaints).allMatch(complaint -> complaint.startsWith("Failed to load resource"));
        });
    }

    @Test
    void focusStartsInTheFieldAndTheKeyboardReachesTheButton() {
        inWindow(Look.DESK, page -> {
            page.navigate(origin + "/sign-in");

            assertThat(page.locator("#who")).isFocused();
            page.keyboard().press("Tab");
            assertThat(page.locator("button")).isFocused();
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
        });
    }

    @Test
    void focusStartsAtTheFaultWhichLeadsToTheField() {
        inWindow(Look.DESK, page -> {
            page.navigate(origin + "/sign-in-unknown");

            assertThat(page.locator(".faults")).isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("#who")).isFocused();
        });
    }

    private static void inWindow(Look look, Consumer<Page> visit) {
        try (BrowserContext window = CHROMIUM.window(look)) {
            visit.accept(window.newPage());
        }
    }
}
