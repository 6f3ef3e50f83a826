package io.seatkeeper.contract;

import java.util.Locale;

/** How an account came to be. */
public enum Source {
    JIT,
    SCIM,
    INVITATION,
    IMPORT;

    /** The value as it stands in the API and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
