package io.seatkeeper.oauth.client;

/** Statements on client assertions. */
final class AssertionSql {
    /** Marks an assertion as used; nothing is inserted the second time. */
    static final String MARK = """
            INSERT INTO client_assertion_mark (application_id, jti_hash, expires_at) VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING""";

    static final String FORGET = "DELETE FROM client_assertion_mark WHERE expires_at < $1";

    private AssertionSql() {}
}
