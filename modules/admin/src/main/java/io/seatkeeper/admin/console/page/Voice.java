package io.seatkeeper.admin.console.page;

import gg.jte.Content;
import io.seatkeeper.platform.http.Problem;
import io.seatkeeper.platform.page.Catalogue;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;

/**
 * How a page speaks to its reader: words of the catalogue, grouped numbers, relative times. One for each answer.
 *
 * @param words the catalogue of the reader's language
 * @param now what times are relative to
 * @param csrf what every form must bring in its field {@code csrf}
 */
public record Voice(Catalogue words, Instant now, String csrf) {
    private static final Duration A_MINUTE = Duration.ofSeconds(45);
    private static final Duration RECENT = Duration.ofDays(30);

    public String language() {
        return words.language().tag();
    }

    public String text(String key) {
        return words.text(key);
    }

    public String text(String key, Map<String, String> values) {
        return words.text(key, values);
    }

    public String text(String key, String place, String value) {
        return words.text(key, Map.of(place, value));
    }

    /**
     * A text about a number of things: {@code key.one} where it is one, {@code key.zero} where it is none and there is such a
     * text, else {@code key} with the number for {@code {n}}.
     */
    public String count(String key, long number) {
        if (number == 0 && words.has(key + ".zero")) {
            return words.text(key + ".zero");
        }
        return number == 1 ? words.text(key + ".one") : words.text(key, Map.of("n", number(number)));
    }

    /** The text for a word of the API: {@code prefix.word}, or the word itself where the catalogue has none. */
    public String word(String prefix, String word) {
        String key = prefix + "." + word;
        return words.has(key) ? words.text(key) : word;
    }

    /** The text for a code of {@code ErrorCode}, or that of its family ({@code oidc}, {@code saml}), as a reason in a list. */
    public String reason(String code) {
        return words.text(words.nearest("console.code.*", code));
    }

    /** Grouped as the language does it. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(words.language().locale()).format(number);
    }

    /** The day alone, for axes and lists of days. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(words.language().locale())
                .format(day);
    }

    /** Relative, and exact on hover and for screen readers; where script runs, in the reader's own zone. */
    public Content moment(Instant at) {
        String exact = exact(at);
        return output -> {
            output.writeContent("<time data-relative datetime=\"" + at + "\" title=\"");
            output.writeUserContent(exact);
            output.writeContent("\"><span>");
            output.writeUserContent(relative(at));
            output.writeContent("</span><span class=\"hidden\"> (");
            output.writeUserContent(exact);
            output.writeContent(")</span></time>");
        };
    }

    /** The same for a moment as the API writes it; a dash where there is none. */
    public Content moment(Optional<String> at) {
        return at.map(text -> moment(Instant.parse(text)))
                .orElseGet(() -> output -> output.writeUserContent(text("console.never")));
    }

    /** Why something was refused: our own words where there are some for the code, else the API's sentence. */
    public String refusal(Problem problem) {
        String key = "console.refusal." + problem.code().text();
        return words.has(key) ? words.text(key, Map.of("detail", problem.detail())) : problem.detail();
    }

    /** What is wrong with a field: of this very field where there are such words, else of any, else the API's sentence. */
    String fault(Problem.Fault fault, String field) {
        String key = "console.fault." + fault.reason().text();
        String own = key + "." + field;
        String found = words.has(own) ? own : key;
        return words.has(found) && fills(found, fault.values()) ? words.text(found, fault.values()) : fault.detail();
    }

    /** Whether the values fill the places of a text that there is. */
    boolean fills(String key, Map<String, String> values) {
        try {
            words.text(key, values);
            return true;
        } catch (IllegalArgumentException lacking) {
            return false;
        }
    }

    private String exact(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(words.language().locale())
                        .format(at.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    private String relative(Instant at) {
        Duration apart = Duration.between(at, now);
        Duration distance = apart.abs();
        if (distance.compareTo(A_MINUTE) < 0) {
            return text("console.time.now");
        }
        if (distance.compareTo(RECENT) >= 0) {
            return day(LocalDate.ofInstant(at, ZoneOffset.UTC));
        }
        String direction = apart.isNegative() ? "console.time.in." : "console.time.ago.";
        if (distance.compareTo(Duration.ofMinutes(45)) < 0) {
            return count(direction + "minutes", Math.max(1, Math.round(distance.toSeconds() / 60.0)));
        }
        if (distance.compareTo(Duration.ofHours(18)) < 0) {
            return count(direction + "hours", Math.max(1, Math.round(distance.toMinutes() / 60.0)));
        }
        return count(direction + "days", Math.max(1, Math.round(distance.toHours() / 24.0)));
    }
}
