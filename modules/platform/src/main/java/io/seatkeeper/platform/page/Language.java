package io.seatkeeper.platform.page;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** A language that pages speak. Each has one catalogue: the files {@code messages_<tag>.properties} and {@code console_<tag>.properties}. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    GERMAN(Locale.GERMAN);

    /** Longer than any browser's header; anything above is not worth parsing. */
    private static final int LONGEST_HEADER = 500;

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** For numbers and dates. */
    public Locale locale() {
        return locale;
    }

    /** As {@code <html lang>} and {@code Content-Language} want it (BCP 47). */
    public String tag() {
        return locale.toLanguageTag();
    }

    /**
     * The language that somebody would rather read (RFC 9110 §12.5.4, lookup as in RFC 4647 §3.4).
     *
     * @param acceptLanguage the header; English when it is missing, malformed or names no language of ours
     */
    public static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_HEADER) {
            return ENGLISH;
        }
        try {
            Locale found = Locale.lookup(LanguageRange.parse(acceptLanguage), List.of(Locale.ENGLISH, Locale.GERMAN));
            return Locale.GERMAN.equals(found) ? GERMAN : ENGLISH;
        } catch (IllegalArgumentException malformed) {
            return ENGLISH;
        }
    }
}
