package io.seatkeeper.directory.domain;

/** Domains that organizations claim. */
final class DomainSql {
    /** Claiming again changes nothing. */
    static final String ADD = """
            INSERT INTO domain (org_id, domain_id, name, verification) VALUES ($1, $2, $3, $4)
            ON CONFLICT ON CONSTRAINT domain_once DO NOTHING""";

    static final String FIND_BY_NAME = "SELECT * FROM domain WHERE org_id = $1 AND name = $2";

    static final String FIND = "SELECT * FROM domain WHERE org_id = $1 AND domain_id = $2";

    static final String LIST = """
            SELECT * FROM domain WHERE org_id = $1 AND ($2::text IS NULL OR name > $2) ORDER BY name LIMIT $3""";

    static final String COUNT = "SELECT count(*) FROM domain WHERE org_id = $1";

    static final String VERIFY = """
            UPDATE domain SET verified_at = now() WHERE org_id = $1 AND domain_id = $2 AND verified_at IS NULL""";

    /** Refused as a violation of domain_lookup_pkey where another organization has verified the name. */
    static final String PUBLISH = """
            INSERT INTO domain_lookup (name, org_id, domain_id)
            SELECT name, org_id, domain_id FROM domain WHERE org_id = $1 AND domain_id = $2
            ON CONFLICT (org_id, domain_id) DO NOTHING""";

    static final String REMOVE = "DELETE FROM domain WHERE org_id = $1 AND domain_id = $2 RETURNING name";

    private DomainSql() {}
}
