package io.seatkeeper.oauth.application;

/** Statements on applications and their secrets. {@code $2} of an application's statements: whose it is; null for the vendor's. */
final class ApplicationSql {
    private static final String COLUMNS = """
            SELECT app.application_id, app.org_id, app.name, app.authentication, app.redirect_uris,
              app.post_logout_redirect_uris, app.backchannel_logout_uri, app.jwks, app.signing, app.introspection_only, app.version,
              app.created_at,
              coalesce((SELECT jsonb_agg(jsonb_build_object('id', secret_id, 'createdAt', secret.created_at,
                  'expiresAt', expires_at, 'lastUsedAt', last_used_at) ORDER BY secret.secret_id)
                FROM application_secret secret WHERE secret.application_id = app.application_id), '[]') AS secrets
            FROM application app
            """;

    static final String FIND = COLUMNS + "WHERE app.application_id = $1";

    static final String FIND_OF =
            COLUMNS + "WHERE app.application_id = $1 AND app.org_id IS NOT DISTINCT FROM $2::uuid";

    static final String LIST = COLUMNS + """
            WHERE app.org_id IS NOT DISTINCT FROM $1::uuid AND ($2::uuid IS NULL OR app.application_id > $2)
            ORDER BY app.application_id LIMIT $3""";

    static final String COUNT = "SELECT count(*) AS total FROM application WHERE org_id IS NOT DISTINCT FROM $1::uuid";

    static final String CREATE = """
            INSERT INTO application (application_id, org_id, name, authentication, redirect_uris,
              post_logout_redirect_uris, backchannel_logout_uri, jwks, signing, introspection_only)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    static final String UPDATE = """
            UPDATE application SET name = $3, authentication = $4, redirect_uris = $5, post_logout_redirect_uris = $6,
              backchannel_logout_uri = $7, jwks = $8, signing = $9, introspection_only = $10, version = version + 1
            WHERE application_id = $1 AND org_id IS NOT DISTINCT FROM $2::uuid AND ($11::bigint IS NULL OR version = $11)""";

    static final String REMOVE =
            "DELETE FROM application WHERE application_id = $1 AND org_id IS NOT DISTINCT FROM $2::uuid";

    static final String ADD_SECRET = """
            INSERT INTO application_secret (application_id, secret_id, secret_hash, expires_at) VALUES ($1, $2, $3, $4)""";

    static final String REMOVE_SECRET = "DELETE FROM application_secret WHERE application_id = $1 AND secret_id = $2";

    /** A secret that is still good; notes at most once in five minutes that it was used. */
    static final String SECRET = """
            WITH good AS (
              SELECT secret_hash, last_used_at FROM application_secret
              WHERE application_id = $1 AND secret_id = $2 AND expires_at > $3
            ), used AS (
              UPDATE application_secret SET last_used_at = $3
              WHERE application_id = $1 AND secret_id = $2 AND EXISTS (SELECT FROM good
                WHERE secret_hash = $4 AND (last_used_at IS NULL OR last_used_at < $3 - interval '5 minutes'))
            )
            SELECT secret_hash FROM good""";

    private ApplicationSql() {}
}
