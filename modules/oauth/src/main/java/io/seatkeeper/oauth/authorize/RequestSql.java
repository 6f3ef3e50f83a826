package io.seatkeeper.oauth.authorize;

/** Statements on requests that wait. */
final class RequestSql {
    static final String KEEP = """
            INSERT INTO authorization_request (request_hash, application_id, parameters, created_at, expires_at,
              sent_to_sign_in_at)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    /** Takes a request out: it is used once. */
    static final String TAKE = """
            DELETE FROM authorization_request WHERE request_hash = $1 AND application_id = $2 AND expires_at > $3
            RETURNING parameters, sent_to_sign_in_at""";

    static final String FORGET = "DELETE FROM authorization_request WHERE expires_at < $1";

    private RequestSql() {}
}
