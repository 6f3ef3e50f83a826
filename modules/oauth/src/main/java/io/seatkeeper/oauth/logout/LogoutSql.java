package io.seatkeeper.oauth.logout;

/** Statements on grants that end and on what applications have to be told of it. */
final class LogoutSql {
    private static final String STATE_ENDED_IT =
            "(person.user_id IS NULL OR NOT person.active OR person.epoch <> held.epoch)";

    /** What a person's state has ended. */
    static final String END_OF_PERSON = """
            SELECT end_grants($1, array_agg(held.grant_id)) FROM application_grant held
            LEFT JOIN account_state person ON person.org_id = held.org_id AND person.user_id = held.user_id
            WHERE held.org_id = $1 AND held.user_id = $2 AND held.session_over_at IS NULL AND\s""" + STATE_ENDED_IT + " HAVING count(*) > 0";

    /** What a person held when all their sessions were ended, those that had run out among them. */
    static final String END_ALL_OF_PERSON = """
            SELECT end_grants($1, array_agg(grant_id)) FROM application_grant
            WHERE org_id = $1 AND user_id = $2 AND session_over_at IS NULL AND created_at <= $3 HAVING count(*) > 0""";

    /** What the state of anybody has ended, where nobody heard of it. */
    static final String SWEEP = """
            SELECT end_grants(held.org_id, array_agg(held.grant_id)) FROM application_grant held
            LEFT JOIN account_state person ON person.org_id = held.org_id AND person.user_id = held.user_id
            WHERE held.session_over_at IS NULL AND held.expires_at > $1 AND\s""" + STATE_ENDED_IT + " GROUP BY held.org_id";

    static final String HAS_DUE = "SELECT EXISTS (SELECT FROM logout_notice WHERE next_at <= $1) AS due";

    /** Of each application as many as there is room for, one of those that $2 doesn't name; left alone by other nodes until $5. */
    static final String CLAIM = """
            WITH due AS (
              SELECT notice.org_id, notice.application_id, notice.session_id, app.backchannel_logout_uri, app.signing
              FROM application app
              LEFT JOIN unnest($2::uuid[], $3::integer[]) AS room (application_id, calls)
                ON room.application_id = app.application_id
              CROSS JOIN LATERAL (
                SELECT org_id, application_id, session_id FROM logout_notice
                WHERE logout_notice.application_id = app.application_id AND next_at <= $1
                ORDER BY next_at LIMIT coalesce(room.calls, 1) FOR UPDATE SKIP LOCKED) notice
              WHERE app.backchannel_logout_uri IS NOT NULL AND coalesce(room.calls, 1) > 0
              LIMIT $4
            )
            UPDATE logout_notice claimed SET next_at = $5, attempts = attempts + 1 FROM due
            WHERE claimed.org_id = due.org_id AND claimed.application_id = due.application_id
              AND claimed.session_id = due.session_id
            RETURNING claimed.org_id, claimed.application_id, claimed.session_id, claimed.user_id, claimed.created_at,
              claimed.attempts, due.backchannel_logout_uri, due.signing""";

    static final String DONE =
            "DELETE FROM logout_notice WHERE org_id = $1 AND application_id = $2 AND session_id = $3";

    static final String LATER = """
            UPDATE logout_notice SET next_at = $4 WHERE org_id = $1 AND application_id = $2 AND session_id = $3""";

    /** Those of applications that are gone, or don't want to hear any more. */
    static final String FORGET = """
            DELETE FROM logout_notice notice WHERE NOT EXISTS (SELECT FROM application app
              WHERE app.application_id = notice.application_id AND app.backchannel_logout_uri IS NOT NULL)""";

    private LogoutSql() {}
}
