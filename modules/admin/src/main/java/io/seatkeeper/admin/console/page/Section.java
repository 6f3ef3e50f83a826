package io.seatkeeper.admin.console.page;

import java.util.Locale;

/** The console's rooms, in the order of the navigation. A page of another helper's is one line here and one in the catalogue. */
public enum Section {
    DASHBOARD("/console/"),
    USERS("/console/users");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** Which drawing of {@code icon.jte} stands before it. */
    public String icon() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in the catalogue. */
    public String key() {
        return "console.section." + icon();
    }
}
