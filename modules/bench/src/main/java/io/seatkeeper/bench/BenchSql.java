package io.seatkeeper.bench;

import java.util.List;

/** Organizations and people for pgbench alone, so that it never touches those that the service was measured on. */
final class BenchSql {
    /** {@code $1}: how many organizations. */
    static final String ORGANIZATIONS = """
            INSERT INTO organization (org_id, slug, name)
            SELECT md5('org' || o)::uuid, 'pgbench-' || o, 'Pgbench ' || o FROM generate_series(1, $1::integer) o""";

    static final String SLUGS = """
            INSERT INTO organization_slug (slug, org_id)
            SELECT 'pgbench-' || o, md5('org' || o)::uuid FROM generate_series(1, $1::integer) o""";

    static final String COUNTERS = """
            INSERT INTO organization_counter (org_id)
            SELECT md5('org' || o)::uuid FROM generate_series(1, $1::integer) o""";

    static final String CONNECTIONS = """
            INSERT INTO connection (org_id, connection_id, slug, name, protocol, settings)
            SELECT md5('org' || o)::uuid, md5('connection' || o)::uuid, 'bench', 'Bench', 'OIDC', '{}'
            FROM generate_series(1, $1::integer) o""";

    /** {@code $2}: how many people in each organization. */
    static final String PEOPLE = """
            INSERT INTO user_account (org_id, user_id, user_name, email, email_proven, display_name, given_name,
              family_name, source)
            SELECT md5('org' || o)::uuid, md5('user' || o || '-' || n)::uuid, 'person-' || n || '@bench.example',
              'person-' || n || '@bench.example', true, 'Person ' || n, 'Person', n::text, 'jit'
            FROM generate_series(1, $1::integer) o, generate_series(1, $2::integer) n""";

    static final String IDENTITIES = """
            INSERT INTO identity (org_id, connection_id, external_sso_id, user_id, auth_method)
            SELECT md5('org' || o)::uuid, md5('connection' || o)::uuid, 'subject-' || n,
              md5('user' || o || '-' || n)::uuid, 'OIDC'
            FROM generate_series(1, $1::integer) o, generate_series(1, $2::integer) n""";

    static final String VISITS = """
            INSERT INTO last_sign_in (org_id, user_id, connection_id, external_sso_id, auth_method, at)
            SELECT md5('org' || o)::uuid, md5('user' || o || '-' || n)::uuid, md5('connection' || o)::uuid,
              'subject-' || n, 'OIDC', now()
            FROM generate_series(1, $1::integer) o, generate_series(1, $2::integer) n""";

    static final String SESSIONS = """
            INSERT INTO session (org_id, token_hash, session_id, user_id, epoch, connection_id, auth_method, subject,
              user_agent, created_at, expires_at, last_seen_at)
            SELECT md5('org' || o)::uuid, sha256(('token' || o || '-' || n)::bytea), uuidv7(),
              md5('user' || o || '-' || n)::uuid, 0, md5('connection' || o)::uuid, 'OIDC', 'subject-' || n, 'bench',
              now(), now() + interval '12 hours', now()
            FROM generate_series(1, $1::integer) o, generate_series(1, $2::integer) n""";

    static final String ANALYZE = "ANALYZE";

    /** Organizations with nobody in them. */
    static final List<String> ORGANIZATIONS_ALONE = List.of(ORGANIZATIONS, SLUGS, COUNTERS);

    /** All of them, in their order. */
    static final List<String> SEED =
            List.of(ORGANIZATIONS, SLUGS, COUNTERS, CONNECTIONS, PEOPLE, IDENTITIES, VISITS, SESSIONS, ANALYZE);

    private BenchSql() {}
}
