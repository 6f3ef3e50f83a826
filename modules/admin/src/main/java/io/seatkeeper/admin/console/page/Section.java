package io.seatkeeper.admin.console.page;

import java.util.List;
import java.util.Locale;

/** The console's rooms, in the order of the navigation. A page of another helper's is one line here and one in the catalogue. */
public enum Section {
    DASHBOARD("/"),
    USERS("/users"),
    TEAMS("/teams"),
    CONNECTIONS("/connections"),
    SCIM("/scim"),
    DOMAINS("/domains"),
    APPLICATIONS("/applications"),
    SIGN_INS("/sign-ins"),
    AUDIT("/audit"),
    SETTINGS("/settings");

    /** Those that a customer's IT reaches by a set-up link. */
    public static final List<Section> FOR_SET_UP = List.of(CONNECTIONS, SCIM, DOMAINS);

    private final String path;

    Section(String path) {
        this.path = path;
    }

    /** Below where the visitor's pages begin. */
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
