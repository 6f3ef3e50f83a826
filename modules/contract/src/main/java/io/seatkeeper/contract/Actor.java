package io.seatkeeper.contract;

/**
 * Who does something, as the audit log names them.
 *
 * @param kind what sort of caller it is
 * @param id the id of the key, user, connection or client; {@code operator} for the operator at the command line
 * @param name how people know them: a key's name, a person's address, a connection's slug
 */
public record Actor(Kind kind, String id, String name) {
    /** The sorts of callers. */
    public enum Kind {
        /** The vendor, by an operator key or at the command line. */
        OPERATOR,
        /** An Org Admin, by a session or by an admin key that they own. */
        ORG_ADMIN,
        /** An admin key with no person behind it. */
        ADMIN_KEY,
        /** A person signing in. */
        PERSON,
        /** An identity provider's SCIM client. */
        SCIM_CLIENT,
        /** Seatkeeper itself, by a rule. */
        SYSTEM
    }
}
