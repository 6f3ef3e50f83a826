package io.seatkeeper.oauth.pusher;

/** Statements on SCIM clients, their secrets and access tokens. {@code $1} is the organization, {@code $2} the client. */
final class PusherSql {
    private static final String COLUMNS = """
            SELECT pusher.org_id, pusher.scim_client_id, name, proof, jwks, jwks_uri, issuer, subject, audience,
              connection_id, external_id_is_sso_id, strict, version, pusher.last_used_at, pusher.created_at,
              coalesce((SELECT jsonb_agg(jsonb_build_object('id', secret_id, 'createdAt', secret.created_at,
                  'expiresAt', expires_at, 'lastUsedAt', secret.last_used_at) ORDER BY secret_id)
                FROM scim_client_secret secret
                WHERE secret.org_id = pusher.org_id AND secret.scim_client_id = pusher.scim_client_id), '[]') AS secrets
            FROM scim_client pusher
            """;

    /** Before the organization is known; {@code $1} is the client. */
    static final String FIND_BY_ID = COLUMNS + "WHERE pusher.scim_client_id = $1";

    static final String FIND = COLUMNS + "WHERE pusher.org_id = $1 AND pusher.scim_client_id = $2";

    static final String LIST = COLUMNS + """
            WHERE pusher.org_id = $1 AND ($2::uuid IS NULL OR pusher.scim_client_id < $2)
            ORDER BY pusher.scim_client_id DESC LIMIT $3""";

    static final String COUNT = "SELECT count(*) AS total FROM scim_client WHERE org_id = $1";

    static final String CREATE = """
            INSERT INTO scim_client (org_id, scim_client_id, name, proof, jwks, jwks_uri, issuer, subject, audience,
              connection_id, external_id_is_sso_id, strict)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

    static final String UPDATE = """
            UPDATE scim_client SET name = coalesce($3, name), external_id_is_sso_id = coalesce($4, external_id_is_sso_id),
              strict = coalesce($5, strict), version = version + 1
            WHERE org_id = $1 AND scim_client_id = $2 AND ($6::bigint IS NULL OR version = $6)""";

    static final String CHANGE_PROOF = """
            UPDATE scim_client SET proof = $3, jwks = $4, jwks_uri = $5, issuer = $6, subject = $7, audience = $8
            WHERE org_id = $1 AND scim_client_id = $2""";

    /** What another proof got ends with it. */
    static final String END_TOKENS = "DELETE FROM scim_access_token WHERE org_id = $1 AND scim_client_id = $2";

    static final String END_SECRETS = "DELETE FROM scim_client_secret WHERE org_id = $1 AND scim_client_id = $2";

    static final String REMOVE = "DELETE FROM scim_client WHERE org_id = $1 AND scim_client_id = $2";

    static final String ADD_SECRET = """
            INSERT INTO scim_client_secret (org_id, scim_client_id, secret_id, secret_hash, expires_at)
            VALUES ($1, $2, $3, $4, $5)""";

    static final String REMOVE_SECRET =
            "DELETE FROM scim_client_secret WHERE org_id = $1 AND scim_client_id = $2 AND secret_id = $3";

    static final String SECRET = """
            SELECT secret_hash, expires_at FROM scim_client_secret
            WHERE org_id = $1 AND scim_client_id = $2 AND secret_id = $3""";

    static final String TOUCH_SECRET = """
            UPDATE scim_client_secret SET last_used_at = $4
            WHERE org_id = $1 AND scim_client_id = $2 AND secret_id = $3
              AND (last_used_at IS NULL OR last_used_at < $4::timestamptz - interval '5 minutes')""";

    /** Only while the client is as it was when it proved itself; the foreign key says the same of its secret. */
    static final String GIVE = """
            INSERT INTO scim_access_token (org_id, scim_client_id, token_hash, secret_id, expires_at)
            SELECT $1, $2, $3, $4, $5 FROM (
              SELECT FROM scim_client WHERE org_id = $1 AND scim_client_id = $2 AND version = $6 FOR SHARE) unchanged""";

    /** A token within its time, and whether the path ({@code $4}) names its organization by slug or id. */
    static final String LIVE = """
            SELECT pusher.name, pusher.connection_id, pusher.external_id_is_sso_id, pusher.strict, token.token_hash, org_enabled,
              skip_unknown_members,
              (organization.slug = $4 OR organization.org_id::text = $4) AS at_home,
              pusher.last_used_at IS NULL OR pusher.last_used_at < $5::timestamptz - interval '5 minutes' AS touch
            FROM scim_access_token token
            JOIN scim_client pusher ON pusher.org_id = token.org_id AND pusher.scim_client_id = token.scim_client_id
            JOIN organization_profile organization ON organization.org_id = token.org_id
            WHERE token.org_id = $1 AND token.scim_client_id = $2 AND token.token_hash = $3 AND token.expires_at > $5""";

    static final String TOUCH = """
            UPDATE scim_client SET last_used_at = $3 WHERE org_id = $1 AND scim_client_id = $2
              AND (last_used_at IS NULL OR last_used_at < $3::timestamptz - interval '5 minutes')""";

    static final String EXPIRING = """
            SELECT secret.org_id, secret.scim_client_id, secret_id, name, expires_at
            FROM scim_client_secret secret
            JOIN scim_client pusher ON pusher.org_id = secret.org_id AND pusher.scim_client_id = secret.scim_client_id
            WHERE warned_at IS NULL AND expires_at < $1 ORDER BY expires_at LIMIT $2""";

    static final String MARK_WARNED = """
            UPDATE scim_client_secret SET warned_at = now()
            WHERE org_id = $1 AND scim_client_id = $2 AND secret_id = $3 AND warned_at IS NULL""";

    static final String FORGET_TOKENS = "DELETE FROM scim_access_token WHERE expires_at < $1";

    private PusherSql() {}
}
