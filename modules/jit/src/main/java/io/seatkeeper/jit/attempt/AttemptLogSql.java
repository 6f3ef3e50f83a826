package io.seatkeeper.jit.attempt;

/** Statements on the log of sign-ins. */
final class AttemptLogSql {
    static final String WRITE = """
            INSERT INTO sign_in_attempt (org_id, attempt_id, reference, at, connection_id, accepted, code, message, email,
              external_sso_id, checks)
            VALUES ($1, $2, $3, $4, $5, false, $6, $7, $8, $9, $10)""";

    private static final String MATCHING = """
            WHERE org_id = $1 AND ($2::boolean IS NULL OR accepted = $2) AND ($3::text IS NULL OR code = $3)
              AND ($4::text IS NULL OR reference = $4)""";

    static final String READ = """
            SELECT attempt_id, reference, at, connection_id, accepted, code, message, user_id, email, external_sso_id,
              checks
            FROM sign_in_attempt
            """ + MATCHING + """
             AND ($5::uuid IS NULL OR attempt_id < $5)
            ORDER BY attempt_id DESC LIMIT $6""";

    static final String COUNT = "SELECT count(*) AS total FROM sign_in_attempt " + MATCHING;

    /** The row without a day counts over all of them. */
    static final String COUNT_DAYS = """
            SELECT (at AT TIME ZONE 'UTC')::date AS day, count(*) FILTER (WHERE accepted) AS let_in,
              count(*) FILTER (WHERE NOT accepted) AS refused,
              count(DISTINCT coalesce(external_sso_id, email)) FILTER (WHERE code = 'seats_exhausted') AS turned_away
            FROM sign_in_attempt WHERE org_id = $1 AND at >= $2
            GROUP BY ROLLUP (1) ORDER BY 1""";

    /** By the newest entry of each organization's part of the key. */
    static final String LATEST = """
            SELECT asked.org_id, newest.attempt_id FROM unnest($1::uuid[]) asked (org_id)
            CROSS JOIN LATERAL (SELECT attempt_id FROM sign_in_attempt WHERE org_id = asked.org_id
              ORDER BY attempt_id DESC LIMIT 1) newest""";

    private AttemptLogSql() {}
}
