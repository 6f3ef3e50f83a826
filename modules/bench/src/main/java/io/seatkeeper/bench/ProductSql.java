package io.seatkeeper.bench;

import java.util.List;

/** The application that pgbench is, beside the organizations and people of {@link BenchSql}. */
final class ProductSql {
    static final String APPLICATION = """
            INSERT INTO application (application_id, name, authentication, redirect_uris, signing)
            VALUES (md5('application')::uuid, 'Pgbench', 'client_secret_basic', ARRAY['https://pgbench.example/callback'], 'ES256')""";

    static final String SECRET = """
            INSERT INTO application_secret (application_id, secret_id, secret_hash, expires_at)
            VALUES (md5('application')::uuid, md5('secret')::uuid, sha256('secret'::bytea), now() + interval '1 year')""";

    /**
     * Codes that nobody has exchanged yet. {@code $1}: how many organizations, {@code $2}: how many people in each, {@code $3}: how
     * many codes for each connection of pgbench, {@code $4}: how far the numbers of two connections lie apart.
     */
    static final String CODES = """
            INSERT INTO application_grant (org_id, grant_id, application_id, user_id, epoch, session_id, auth_method,
              auth_time, scope, nonce, redirect_uri, code_challenge, code_hash, code_expires_at, created_at, expires_at)
            SELECT session.org_id, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
              md5('application')::uuid, session.user_id, session.epoch, session.session_id, 'OIDC', now(),
              'openid profile email offline_access', repeat('n', 22), 'https://pgbench.example/callback', repeat('c', 43),
              sha256(('code' || n)::bytea), now() + interval '1 hour', now(), now() + interval '90 days'
            FROM generate_series(0, 15) connection, generate_series(0, $3 - 1) turn,
              LATERAL (SELECT connection * $4 + turn AS n) numbered
            JOIN session ON session.org_id = md5('org' || (n % $1 + 1))::uuid
              AND session.token_hash = sha256(('token' || (n % $1 + 1) || '-' || (n / $1 % $2 + 1))::bytea)""";

    /** After what was written, so that the plans of pgbench's next script fit. */
    static final String ANALYZE = "VACUUM (ANALYZE) application_grant, refresh_token";

    static final List<String> SEED = List.of(APPLICATION, SECRET, CODES, ANALYZE);

    private ProductSql() {}
}
