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

    /** After what pgbench has written, so that the plans of its next script fit. */
    static final String ANALYZE = "VACUUM (ANALYZE) application_grant, refresh_token";

    static final List<String> SEED = List.of(APPLICATION, SECRET);

    private ProductSql() {}
}
