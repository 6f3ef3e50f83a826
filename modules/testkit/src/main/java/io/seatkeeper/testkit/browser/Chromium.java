package io.seatkeeper.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chromium, driven by Playwright: the one that {@code SEATKEEPER_CHROMIUM} names, else one on the PATH, else Playwright's
 * own. One thread uses it at a time.
 */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final String BROKEN_WORDS = """
            () => {
              const broken = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const text = texts.currentNode;
                if (text.parentElement.closest('.hidden, caption, script') || !text.parentElement.checkVisibility()) {
                  continue;
                }
                for (const word of text.data.matchAll(/\\S+/g)) {
                  const range = document.createRange();
                  range.setStart(text, word.index);
                  range.setEnd(text, word.index + word[0].length);
                  const lines = new Set(Array.from(range.getClientRects(), line => Math.round(line.top))).size;
                  const most = word[0].length <= 12 ? 1 : Math.ceil(word[0].length / 8);
                  if (lines > most && !word[0].includes('-')) {
                    broken.push(word[0] + ' on ' + lines + ' lines');
                  }
                }
              }
              return broken;
            }
            """;

    private final Playwright driver;
    private final Browser browser;

    private Chromium(Playwright driver, Browser browser) {
        this.driver = driver;
        this.browser = browser;
    }

    public static Chromium start() {
        Playwright driver = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        LaunchOptions options = new LaunchOptions().setArgs(List.of("--no-sandbox"));
        executable().ifPresent(options::setExecutablePath);
        return new Chromium(driver, driver.chromium().launch(options));
    }

    /** A window of a browser that has never been here: it shares no cookie with another one. */
    public BrowserContext window(Look look) {
        return window(look, new NewContextOptions());
    }

    /** The same with more that is peculiar about it. */
    public BrowserContext window(Look look, NewContextOptions peculiar) {
        BrowserContext window = browser.newContext(look.with(peculiar));
        window.setDefaultTimeout(20_000);
        return window;
    }

    /** Fails when axe finds anything on the page, which has no frames, that keeps somebody from using it. */
    public static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as("axe at %s", page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                .isEmpty();
    }

    /** Fails when part of the page can be reached only by scrolling sideways (WCAG 1.4.10). */
    public static void assertFitsItsWidth(Page page) {
        Object beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) beyond).intValue())
                .as("pixels beyond the edge at %s", page.url())
                .isLessThanOrEqualTo(0);
    }

    /**
     * Fails when a column is so narrow that it breaks words: one of up to twelve characters stands on one line, and a longer one,
     * as an address is, has at least eight of them on a line.
     */
    public static void assertWordsAreWhole(Page page) {
        assertThat((List<?>) page.evaluate(BROKEN_WORDS))
                .as("broken words at %s", page.url())
                .isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        driver.close();
    }

    private static Optional<Path> executable() {
        @Nullable String named = System.getenv("SEATKEEPER_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
