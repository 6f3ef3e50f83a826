package io.seatkeeper.jit.connection;

/** Statements on connections. */
final class ConnectionSql {
    private static final String COLUMNS = """
            SELECT home.org_id, connection.connection_id, connection.slug AS connection_slug, connection.name,
              connection.protocol, connection.settings, connection.sealed_secret, connection.domains, connection.enabled,
              connection.is_default, connection.version, connection.created_at, home.slug, home.org_name, home.max_seats,
              home.seats_used, home.org_enabled, home.jit_enabled, home.skip_unknown_members, home.contact_url,
              home.upgrade_url, home.launch_url,
              home.return_urls, home.session_lifetime_seconds, home.org_version, home.org_created_at,
              saml.provider, saml.read_at, saml.failed_at, saml.failure, saml.sealed_keys,
              ARRAY(SELECT unnest(other.domains) FROM connection other
                WHERE other.org_id = connection.org_id AND other.connection_id <> connection.connection_id
                  AND other.enabled) AS domains_of_others
            """;

    /**
     * For a sign-in: by the two slugs of an address; none as the second one means the default. Where the organization has
     * no such connection, its own columns come alone.
     */
    static final String BY_ADDRESS = COLUMNS + """
            FROM organization_profile home
            LEFT JOIN connection ON connection.org_id = home.org_id
              AND CASE WHEN $2::text IS NULL THEN connection.is_default ELSE connection.slug = $2 END
            LEFT JOIN saml_connection saml ON saml.org_id = connection.org_id
              AND saml.connection_id = connection.connection_id
            WHERE home.slug = $1""";

    private static final String OF_ORGANIZATION = COLUMNS + """
            FROM connection JOIN organization_profile home ON home.org_id = connection.org_id
            LEFT JOIN saml_connection saml ON saml.org_id = connection.org_id
              AND saml.connection_id = connection.connection_id
            WHERE connection.org_id = $1""";

    static final String BY_REFERENCE =
            OF_ORGANIZATION + " AND (connection.slug = $2::text OR connection.connection_id = $3::uuid)";

    static final String LIST = OF_ORGANIZATION + """
             AND ($2::uuid IS NULL OR connection.connection_id > $2)
            ORDER BY connection.connection_id LIMIT $3""";

    static final String COUNT = "SELECT count(*) AS total FROM connection WHERE org_id = $1";

    /** Which ones there are besides. */
    static final String COUNT_OTHERS = """
            SELECT count(*) AS total FROM connection WHERE org_id = $1 AND connection_id <> $2""";

    static final String INSERT = """
            INSERT INTO connection (org_id, connection_id, slug, name, protocol, settings, sealed_secret, domains,
              is_default)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    static final String NO_OTHER_DEFAULT = """
            UPDATE connection SET is_default = false, version = version + 1
            WHERE org_id = $1 AND connection_id <> $2 AND is_default""";

    static final String UPDATE = """
            UPDATE connection SET name = $3, settings = $4, sealed_secret = $5, domains = $6, enabled = $7,
              is_default = $8, version = version + 1
            WHERE org_id = $1 AND connection_id = $2 AND version = $9
            RETURNING version""";

    static final String DELETE = """
            DELETE FROM connection WHERE org_id = $1 AND connection_id = $2 RETURNING slug, is_default""";

    /** Where the default went away, the oldest that is left is it. */
    static final String NEXT_DEFAULT = """
            UPDATE connection SET is_default = true, version = version + 1
            WHERE org_id = $1 AND connection_id =
              (SELECT connection_id FROM connection WHERE org_id = $1 ORDER BY connection_id LIMIT 1)""";

    static final String END_SESSIONS = "DELETE FROM session WHERE org_id = $1 AND connection_id = $2";

    private ConnectionSql() {}
}
