package io.seatkeeper.admin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a page of the console, who finds what is on it by what a person reads: names, labels and visible text. */
record Reader(Page page) {
    private static final String UNSEEN = "[\u2066-\u2069]*";

    /** Goes to a room by the navigation. */
    void goes(String room) {
        goes(room, room);
    }

    void goes(String room, String title) {
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(room).setExact(true))
                .click();
        headed(title);
    }

    /** Reads the page's first heading. */
    void headed(String title) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(words("^", title, "$"));
    }

    void follows(String link) {
        named(AriaRole.LINK, link).click();
    }

    void presses(String button) {
        named(AriaRole.BUTTON, button).click();
    }

    /** Goes to a link or button by the tabulator and presses Enter there. */
    void reachesAndPresses(AriaRole role, String name) {
        ConsoleInChromium.tabTo(page, named(role, name));
        page.keyboard().press("Enter");
    }

    void types(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    void chooses(String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(option));
    }

    void ticks(String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).check();
    }

    /** Is told what was done, as a screen reader says it too. */
    void isTold(String text) {
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(words("", text, ""))))
                .isVisible();
    }

    /** Is asked before an act, with its effects; the button that does it has the focus. */
    void isAsked(String question, String... effects) {
        headed(question);
        for (String effect : effects) {
            Pattern words = words("", effect, "");
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(words)))
                    .isVisible();
        }
    }

    /** Agrees to what was asked: the button has the focus. */
    void agrees(String button) {
        assertThat(named(AriaRole.BUTTON, button)).isFocused();
        page.keyboard().press("Enter");
    }

    void sees(String text) {
        assertThat(visible(text).first()).isVisible();
    }

    void seesNot(String text) {
        assertThat(visible(text)).hasCount(0);
    }

    /** The row of a table in which a text stands. */
    Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** How many rows the page's table has below its head. */
    void seesRows(int count) {
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(count + 1);
    }

    /** Copies a value by its button, is told so, and has it: what the clipboard holds. */
    String copies(String label) {
        Locator button = page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Copy " + label).setExact(true));
        button.click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy " + label))
                        .getByRole(AriaRole.STATUS))
                .hasText("Copied");
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    Locator named(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator visible(String text) {
        return page.getByText(text).filter(new Locator.FilterOptions().setVisible(true));
    }

    /** A text as it reads, whichever of the marks that nobody sees keep names apart from it (UAX #9, isolates). */
    private static Pattern words(String before, String text, String after) {
        String letters = text.codePoints()
                .mapToObj(letter -> Character.isLetterOrDigit(letter)
                        ? Character.toString(letter)
                        : "[" + (letter == '^' ? "\\^" : Character.toString(letter)) + "]")
                .collect(Collectors.joining(UNSEEN));
        return Pattern.compile(before + UNSEEN + letters + UNSEEN + after);
    }
}
