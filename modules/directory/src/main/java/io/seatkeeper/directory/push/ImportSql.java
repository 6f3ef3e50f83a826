package io.seatkeeper.directory.push;

/** People taken over from the product's own list. */
final class ImportSql {
    /** The connections that rows may name by slug, by id or, as the default one, not at all. */
    static final String CONNECTIONS = """
            SELECT connection_id, slug, protocol, is_default FROM connection_voice WHERE org_id = $1""";

    /**
     * New accounts: a Learner each, in no team; an address counts as proven. Whoever brings an identity has it, though it
     * opened a deleted account before.
     */
    static final String CREATE = """
            WITH person AS (
                SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                    $9::uuid[], $10::text[], $11::text[]) AS person (user_id, user_name, external_id, email,
                    display_name, given_name, family_name, connection_id, external_sso_id, auth_method)
            ), account AS (
                INSERT INTO user_account (org_id, user_id, user_name, external_id, email, email_proven, display_name,
                    given_name, family_name, source)
                SELECT $1, user_id, user_name, external_id, email, true, display_name, given_name, family_name, 'import'
                FROM person
            )
            INSERT INTO identity (org_id, user_id, connection_id, external_sso_id, auth_method)
            SELECT $1, user_id, connection_id, external_sso_id, auth_method FROM person WHERE connection_id IS NOT NULL
            ON CONFLICT (org_id, external_sso_id, connection_id) DO UPDATE SET user_id = excluded.user_id,
                auth_method = excluded.auth_method, linked_at = now(), refused_email = NULL, renamed = false""";

    private ImportSql() {}
}
