package io.seatkeeper.scim.client;

/** The statements on {@code scim_token}. */
final class TokenSql {
    private static final String COLUMNS =
            "scim_token_id, name, connection_id, external_id_is_sso_id, strict, version, expires_at, last_used_at, created_at";

    static final String INSERT = """
            INSERT INTO scim_token (org_id, scim_token_id, name, hash, connection_id, external_id_is_sso_id, strict, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING\s""" + COLUMNS;

    static final String LIST = "SELECT " + COLUMNS + """
             FROM scim_token
            WHERE org_id = $1 AND ($2::uuid IS NULL OR scim_token_id < $2)
            ORDER BY scim_token_id DESC LIMIT $3""";

    static final String FIND = "SELECT " + COLUMNS + " FROM scim_token WHERE org_id = $1 AND scim_token_id = $2";

    static final String COUNT = "SELECT count(*) AS total FROM scim_token WHERE org_id = $1";

    static final String UPDATE = """
            UPDATE scim_token SET name = coalesce($3, name),
              external_id_is_sso_id = coalesce($4, external_id_is_sso_id), strict = coalesce($5, strict),
              version = version + 1
            WHERE org_id = $1 AND scim_token_id = $2 AND ($6::bigint IS NULL OR version = $6) RETURNING\s""" + COLUMNS;

    static final String DELETE = "DELETE FROM scim_token WHERE org_id = $1 AND scim_token_id = $2 RETURNING name";

    /** A token within its time, where the path names its organization by slug or id. */
    static final String SELECT_LIVE = """
            SELECT token.name, token.hash, token.connection_id, token.external_id_is_sso_id, token.strict, org_enabled,
              skip_unknown_members,
              token.last_used_at IS NULL OR token.last_used_at < now() - interval '5 minutes' AS touch
            FROM scim_token token JOIN organization_profile organization ON organization.org_id = token.org_id
            WHERE token.org_id = $1 AND token.scim_token_id = $2 AND (token.expires_at IS NULL OR token.expires_at > now())
              AND (organization.slug = $3 OR organization.org_id::text = $3)""";

    static final String TOUCH = """
            UPDATE scim_token SET last_used_at = now() WHERE org_id = $1 AND scim_token_id = $2
              AND (last_used_at IS NULL OR last_used_at < now() - interval '5 minutes')""";

    static final String EXPIRING = """
            SELECT org_id, scim_token_id, name, expires_at FROM scim_token
            WHERE warned_at IS NULL AND expires_at IS NOT NULL AND expires_at < $1 ORDER BY expires_at LIMIT $2""";

    static final String MARK_WARNED = """
            UPDATE scim_token SET warned_at = now() WHERE org_id = $1 AND scim_token_id = $2 AND warned_at IS NULL""";

    private TokenSql() {}
}
