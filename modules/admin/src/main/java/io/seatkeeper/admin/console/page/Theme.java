package io.seatkeeper.admin.console.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether pages are light or dark: as the reader's system is, unless they say otherwise. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** The cookie that keeps the choice; it holds nothing else and needs no protection. */
    public static final String COOKIE = "seatkeeper_theme";

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The system's for anything that is no theme. */
    public static Theme of(@Nullable String text) {
        for (Theme theme : values()) {
            if (theme.text().equals(text)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}
