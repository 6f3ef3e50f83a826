package io.seatkeeper.bench;

import java.util.List;

/** People that were pushed long ago, by the hundred thousand, written past the service. */
final class ScimSql {
    private static final String ORGANIZATION = "(SELECT org_id FROM organization_slug WHERE slug = '$1')";

    /** {@code $1}: the organization's slug, {@code $2}: how many. The ids follow one another as those that the service gives. */
    static final String PEOPLE = """
            INSERT INTO user_account (org_id, user_id, user_name, email, email_proven, display_name, given_name,
              family_name, source, managed_by_scim, external_id)
            SELECT %s, ('00000000-0000-7000-8000-' || lpad(to_hex(n::integer), 12, '0'))::uuid, 'seeded-' || n || '@bench.example', 'seeded-' || n || '@bench.example', false,
              'Person ' || n, 'Person', n::text, 'scim', true, 'external-seeded-' || n
            FROM generate_series(1, $2) n""".formatted(ORGANIZATION);

    static final String PROFILES = """
            INSERT INTO pushed_profile (org_id, user_id, attributes)
            SELECT org_id, user_id, jsonb_build_object('displayName', display_name,
              'name', jsonb_build_object('givenName', given_name, 'familyName', family_name),
              'emails', jsonb_build_array(jsonb_build_object('value', email, 'type', 'work', 'primary', true)))
            FROM user_account WHERE org_id = %s""".formatted(ORGANIZATION);

    static final String ADDRESSES = """
            INSERT INTO pushed_email (org_id, email_key, user_id)
            SELECT org_id, email_key, user_id FROM user_account WHERE org_id = %s""".formatted(ORGANIZATION);

    static final String ANALYZE = "VACUUM (ANALYZE)";

    /** All of them, in their order. No checkpoint is under way after it. */
    static final List<String> SEED = List.of(PEOPLE, PROFILES, ADDRESSES, ANALYZE, "CHECKPOINT");

    private ScimSql() {}
}
