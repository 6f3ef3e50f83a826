package io.seatkeeper.directory.people;

/** Identities and requests for them, changed by hand. */
final class LinkSql {
    static final String LIST_REQUESTS = """
            SELECT * FROM link_request
            WHERE org_id = $1 AND ($2::uuid IS NULL OR link_request_id < $2)
            ORDER BY link_request_id DESC LIMIT $3""";

    static final String COUNT_REQUESTS = "SELECT count(*) FROM link_request WHERE org_id = $1";

    static final String FIND_REQUEST = "SELECT * FROM link_request WHERE org_id = $1 AND link_request_id = $2";

    static final String REMOVE_REQUEST = "DELETE FROM link_request WHERE org_id = $1 AND link_request_id = $2";

    static final String REMOVE_REQUESTS_OF_IDENTITY = """
            DELETE FROM link_request WHERE org_id = $1 AND connection_id = $2 AND external_sso_id = $3""";

    static final String FIND_IDENTITY = """
            SELECT user_id FROM identity WHERE org_id = $1 AND connection_id = $2 AND external_sso_id = $3""";

    static final String LINK = """
            INSERT INTO identity (org_id, user_id, connection_id, external_sso_id, auth_method)
            VALUES ($1, $2, $3, $4, $5)""";

    /**
     * The identity goes to another user, who has no other one on the connection any more. Whose account lost an identity
     * must prove anew who they are: whoever came by it may have been somebody else.
     */
    static final String UNLINK = """
            WITH gone AS (
              DELETE FROM identity
              WHERE org_id = $1 AND connection_id = $3 AND (external_sso_id = $4 OR user_id = $2)
              RETURNING user_id)
            UPDATE user_account SET epoch = epoch + 1, version = version + 1
            WHERE org_id = $1 AND user_id IN (SELECT user_id FROM gone)""";

    private LinkSql() {}
}
