package io.seatkeeper.oauth.grant;

/** Statements on grants and what hangs on them. */
final class GrantSql {
    /**
     * The guard of invariant 8: nothing is granted but while the person's row is held and says that they are active, nor after the
     * end of the session, which would tell no application of it.
     */
    static final String BEGIN = """
            INSERT INTO application_grant (org_id, grant_id, application_id, user_id, epoch, session_id, auth_method,
              auth_time, scope, nonce, redirect_uri, code_challenge, code_hash, code_expires_at, created_at, expires_at)
            SELECT $1, $2, $3, $4, guard.epoch, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
            FROM (SELECT epoch FROM account_state WHERE org_id = $1 AND user_id = $4 AND active FOR SHARE) guard,
              (SELECT FROM session WHERE org_id = $1 AND user_id = $4 AND session_id = $5 FOR KEY SHARE) going_on""";

    /** Uses a code up, whoever asks second finds nothing. */
    static final String REDEEM = """
            UPDATE application_grant SET code_used_at = $5
            WHERE org_id = $1 AND grant_id = $2 AND application_id = $3 AND code_hash = $4 AND code_used_at IS NULL
            RETURNING redirect_uri, code_challenge, code_expires_at""";

    /** A code that was used before has leaked: what it gave ends (RFC 6749 §4.1.2). */
    static final String REVOKE_BY_USED_CODE = """
            UPDATE application_grant SET revoked_at = $5
            WHERE org_id = $1 AND grant_id = $2 AND application_id = $3 AND code_hash = $4 AND code_used_at IS NOT NULL
              AND revoked_at IS NULL""";

    /** To whom a code was given, whoever brings it. */
    static final String WHOSE_CODE =
            "SELECT application_id FROM application_grant WHERE org_id = $1 AND grant_id = $2 AND code_hash = $3";

    static final String REVOKE = """
            UPDATE application_grant SET revoked_at = $4
            WHERE org_id = $1 AND grant_id = $2 AND application_id = $3 AND revoked_at IS NULL""";

    /** A grant that counts, with the person and the organization as they are just now. */
    static final String LIVE = """
            SELECT held.grant_id, held.application_id, held.session_id, held.auth_method AS grant_auth_method,
              held.auth_time, held.scope, held.nonce, held.expires_at AS grant_expires_at,
              person.user_id, person.user_name, person.email, person.email_proven, person.display_name,
              person.given_name, person.family_name, person.role, person.teams, home.org_id, home.slug
            FROM application_grant held
            JOIN application app ON app.application_id = held.application_id
            JOIN account_profile person ON person.org_id = held.org_id AND person.user_id = held.user_id
            JOIN organization_profile home ON home.org_id = held.org_id
            WHERE held.org_id = $1 AND held.grant_id = $2 AND held.revoked_at IS NULL AND held.expires_at > $3
              AND held.code_used_at IS NOT NULL AND person.active AND person.epoch = held.epoch AND home.org_enabled""";

    static final String ADD_REFRESH = """
            INSERT INTO refresh_token (org_id, grant_id, token_hash, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5)""";

    static final String USE_REFRESH = """
            UPDATE refresh_token SET used_at = $5
            FROM application_grant held
            WHERE refresh_token.org_id = $1 AND refresh_token.grant_id = $2 AND refresh_token.token_hash = $4
              AND refresh_token.used_at IS NULL AND refresh_token.expires_at > $5
              AND held.org_id = $1 AND held.grant_id = $2 AND held.application_id = $3
            RETURNING refresh_token.grant_id""";

    /** Whether this refresh token is this application's, has been used before, has expired. */
    static final String WHOSE_REFRESH = """
            SELECT held.application_id = $3 AS its_own, used_at IS NOT NULL AS used, refresh_token.expires_at <= $5 AS expired
            FROM refresh_token
            JOIN application_grant held ON held.org_id = refresh_token.org_id AND held.grant_id = refresh_token.grant_id
            WHERE refresh_token.org_id = $1 AND refresh_token.grant_id = $2 AND refresh_token.token_hash = $4""";

    /** Whether this refresh token of the application may still be used. */
    static final String REFRESH_EXPIRY = """
            SELECT refresh_token.expires_at FROM refresh_token
            JOIN application_grant held ON held.org_id = $1 AND held.grant_id = $2 AND held.application_id = $3
            WHERE refresh_token.org_id = $1 AND refresh_token.grant_id = $2 AND refresh_token.token_hash = $4
              AND refresh_token.used_at IS NULL AND refresh_token.expires_at > $5""";

    static final String ADD_ACCESS =
            "INSERT INTO access_token (org_id, grant_id, token_hash, expires_at) VALUES ($1, $2, $3, $4)";

    static final String ACCESS_EXPIRY = """
            SELECT expires_at FROM access_token
            WHERE org_id = $1 AND grant_id = $2 AND token_hash = $3 AND expires_at > $4""";

    /** To whom an access token was given, whether or not it counts. */
    static final String WHOSE_ACCESS = """
            SELECT held.application_id FROM access_token
            JOIN application_grant held ON held.org_id = access_token.org_id AND held.grant_id = access_token.grant_id
            WHERE access_token.org_id = $1 AND access_token.grant_id = $2 AND access_token.token_hash = $3""";

    static final String REMOVE_ACCESS =
            "DELETE FROM access_token WHERE org_id = $1 AND grant_id = $2 AND token_hash = $3";

    static final String FORGET_GRANTS = "DELETE FROM application_grant WHERE expires_at < $1";

    static final String FORGET_ACCESS = "DELETE FROM access_token WHERE expires_at < $1";

    private GrantSql() {}
}
