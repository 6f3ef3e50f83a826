package io.seatkeeper.directory.audit;

/**
 * Reading the audit log, newest first. 1 organization, 2 the action or subject looked for, 3 the sequence to go on before, 4
 * how many. With both, the subject is looked for and the action is 5.
 */
final class AuditSql {
    static final String PAGE = """
            SELECT * FROM audit_event WHERE org_id = $1 AND $2::text IS NULL
                AND sequence < coalesce($3::bigint, 9223372036854775807)
            ORDER BY sequence DESC LIMIT $4""";

    static final String PAGE_BY_ACTION = """
            SELECT * FROM audit_event WHERE org_id = $1 AND action = $2
                AND sequence < coalesce($3::bigint, 9223372036854775807)
            ORDER BY sequence DESC LIMIT $4""";

    static final String PAGE_BY_SUBJECT = """
            SELECT * FROM audit_event WHERE org_id = $1 AND subject = $2
                AND sequence < coalesce($3::bigint, 9223372036854775807) AND ($5::text IS NULL OR action = $5)
            ORDER BY sequence DESC LIMIT $4""";

    /** The count without gaps is the organization's sequence, entries being never removed. */
    static final String COUNT = "SELECT event_sequence FROM organization_counter WHERE org_id = $1";

    static final String COUNT_BY_ACTION = "SELECT count(*) FROM audit_event WHERE org_id = $1 AND action = $2";

    static final String COUNT_BY_SUBJECT = """
            SELECT count(*) FROM audit_event WHERE org_id = $1 AND subject = $2 AND ($3::text IS NULL OR action = $3)""";

    private AuditSql() {}
}
