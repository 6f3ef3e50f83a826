package io.seatkeeper.directory.organization;

/** Organizations, their slugs and their seat limits. */
final class OrganizationSql {
    static final String CREATE = "INSERT INTO organization (org_id, slug, name) VALUES ($1, $2, $3)";

    static final String CREATE_SLUG = "INSERT INTO organization_slug (slug, org_id) VALUES ($1, $2)";

    static final String CREATE_COUNTER = "INSERT INTO organization_counter (org_id, max_seats) VALUES ($1, $2)";

    static final String FIND = "SELECT * FROM organization_profile WHERE org_id = $1";

    static final String FIND_BY_SLUG = "SELECT * FROM organization_profile WHERE slug = $1";

    static final String FIND_BY_DOMAIN = """
            SELECT profile.* FROM domain_lookup lookup
            JOIN organization_profile profile ON profile.org_id = lookup.org_id
            WHERE lookup.name = $1""";

    static final String LIST = """
            SELECT * FROM organization_profile WHERE $1::text IS NULL OR slug > $1 ORDER BY slug LIMIT $2""";

    static final String COUNT = "SELECT count(*) FROM organization_slug";

    static final String UPDATE = """
            UPDATE organization SET name = $2, enabled = $3, jit_enabled = $4, contact_url = $5, upgrade_url = $6,
                launch_url = $7, return_urls = $8, session_lifetime_seconds = $9, skip_unknown_members = $10,
                version = version + 1
            WHERE org_id = $1""";

    static final String SET_LIMIT = "UPDATE organization_counter SET max_seats = $2 WHERE org_id = $1";

    private OrganizationSql() {}
}
