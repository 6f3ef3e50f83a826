package io.seatkeeper.platform.page;

import gg.jte.Content;
import java.text.BreakIterator;
import java.util.Locale;

/** How words that others chose (names, addresses) are written into a page, whatever script they are in. */
public final class Written {
    private Written() {}

    /** Isolated, so that a right-to-left name or a stray direction mark turns nothing around it. */
    public static Content name(String text) {
        return output -> {
            output.writeContent("<bdi>");
            output.writeUserContent(text);
            output.writeContent("</bdi>");
        };
    }

    /** The same where no markup may stand: without any direction mark of its own, between isolates (UAX #9). */
    public static String plain(String text) {
        StringBuilder kept = new StringBuilder(text.length() + 2).append('\u2068');
        text.codePoints()
                .filter(point -> !Character.isISOControl(point) && !turnsDirection(point))
                .forEach(kept::appendCodePoint);
        return kept.append('\u2069').toString();
    }

    /** What stands in the square before a name: its first letter as a person sees it, in capitals. */
    public static String initial(String text) {
        String seen = text.strip();
        if (seen.isEmpty()) {
            return "";
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(seen);
        return seen.substring(0, letters.next()).toUpperCase(Locale.ROOT);
    }

    private static boolean turnsDirection(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
