package io.seatkeeper.admin.key;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an admin key is for. */
public enum Scope {
    /** People, their teams and sessions, and the refused links that wait. */
    USERS,
    /** Who is Org Admin, and whatever could open an Org Admin's account. Only for keys with a person behind them. */
    ROLES,
    /** Connections to identity providers. */
    CONNECTIONS,
    /** Mail domains. */
    DOMAINS,
    /** Tokens by which identity providers push, and the log of what they pushed. */
    SCIM,
    /** Applications that Seatkeeper is an OpenID provider to. */
    APPLICATIONS,
    /** Admin keys. */
    KEYS,
    /** Sign-in attempts and the audit log. */
    RECORDS;

    /** What a key has that was made without naming scopes. */
    public static final Set<Scope> ALL_BUT_ROLES = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ROLES)));

    /** The value as it stands in the API and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} for a word that is no scope */
    public static Scope of(String text) {
        for (Scope scope : values()) {
            if (scope.text().equals(text)) {
                return scope;
            }
        }
        throw new ContractFailure(ErrorCode.INVALID_REQUEST, "There is no such scope.");
    }
}
