package io.seatkeeper.jit.connection;

/** Statements on what a SAML connection keeps beside its settings. */
final class SamlSql {
    /** Also where the admin enters another provider; what was warned of stays marked. */
    static final String PUT = """
            INSERT INTO saml_connection (org_id, connection_id, provider, read_at, tried_at, refresh_at, sealed_keys, warn_at)
            VALUES ($1, $2, $3, $4, $4, $5, $6, $7)
            ON CONFLICT (org_id, connection_id) DO UPDATE SET provider = excluded.provider, read_at = excluded.read_at,
              tried_at = excluded.tried_at, refresh_at = excluded.refresh_at, failed_at = NULL, failure = NULL,
              sealed_keys = excluded.sealed_keys, warn_at = excluded.warn_at""";

    /** Takes one try to read the metadata anew, unless there was one just before. */
    static final String CLAIM = """
            UPDATE saml_connection SET tried_at = $3, refresh_at = $4
            WHERE org_id = $1 AND connection_id = $2 AND tried_at <= $5 AND refresh_at IS NOT NULL
            RETURNING tried_at""";

    /** Whether the last try has come to an end, and how. */
    static final String LOOK = """
            SELECT provider, greatest(read_at, failed_at) >= tried_at AS settled
            FROM saml_connection WHERE org_id = $1 AND connection_id = $2""";

    static final String CONFIRM = """
            UPDATE saml_connection SET read_at = $3, failed_at = NULL, failure = NULL
            WHERE org_id = $1 AND connection_id = $2 AND provider = $4""";

    /** Only over the copy that was seen: an admin may have entered another provider in between. */
    static final String REPLACE = """
            UPDATE saml_connection SET provider = $3, read_at = $4, failed_at = NULL, failure = NULL, warn_at = $5
            WHERE org_id = $1 AND connection_id = $2 AND provider = $6
            RETURNING connection_id""";

    static final String FAIL = """
            UPDATE saml_connection SET failed_at = $3, failure = $4
            WHERE org_id = $1 AND connection_id = $2""";

    /** Which are due to be read anew, and how they were found. */
    static final String DUE = """
            SELECT org_id, connection_id FROM saml_connection WHERE refresh_at <= $1 ORDER BY refresh_at LIMIT $2""";

    static final String WARNINGS_DUE = """
            SELECT org_id, connection_id FROM saml_connection WHERE warn_at <= $1 ORDER BY warn_at LIMIT $2""";

    static final String WARNED = """
            SELECT warned FROM saml_connection WHERE org_id = $1 AND connection_id = $2""";

    /** Nobody has warned in between. */
    static final String MARK_WARNED = """
            UPDATE saml_connection SET warned = $3, warn_at = $4
            WHERE org_id = $1 AND connection_id = $2 AND warned = $5
            RETURNING connection_id""";

    private SamlSql() {}
}
