package io.seatkeeper.contract;

import java.util.Locale;

/** Where an account stands in its life. */
public enum UserStatus {
    /** Takes a seat and may sign in. */
    ACTIVE,
    /** Switched off by the identity provider (SCIM). */
    DEACTIVATED,
    /** Switched off by an admin. An identity provider does not undo it. */
    BLOCKED,
    /** Deleted by SCIM; kept for the audit log. */
    DELETED;

    /** The value as it stands in the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
