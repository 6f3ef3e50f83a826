package io.seatkeeper.jit.attempt;

/** Statements on sign-ins on their way and on replay marks. */
final class PendingSql {
    static final String BEGIN = """
            INSERT INTO pending_sign_in
              (org_id, state_hash, connection_id, browser_hash, return_to, trial_id, created_at, expires_at,
               proven_since)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    /** An answer that nobody asked for: it waits for a browser to come for it. */
    static final String KEEP_UNSOLICITED = """
            INSERT INTO pending_sign_in
              (org_id, state_hash, connection_id, return_to, sealed_answer, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    /** The first browser that comes for it has it. */
    static final String TAKE_UNSOLICITED = """
            UPDATE pending_sign_in SET browser_hash = $4
            WHERE org_id = $1 AND state_hash = $2 AND connection_id = $3 AND browser_hash IS NULL
              AND consumed_at IS NULL AND expires_at > $5""";

    /** One use, by the browser that began it, in time; the provider's one-time value is marked as used with it. */
    static final String CONSUME = """
            WITH consumed AS (
              UPDATE pending_sign_in SET consumed_at = $5, sealed_answer = NULL
              WHERE org_id = $1 AND state_hash = $2 AND connection_id = $3 AND browser_hash = $4
                AND consumed_at IS NULL AND expires_at > $5
              RETURNING return_to, trial_id, proven_since),
            marked AS (
              INSERT INTO replay_mark (org_id, connection_id, mark_hash, expires_at)
              SELECT $1, $3, $6::bytea, $7::timestamptz FROM consumed WHERE $6::bytea IS NOT NULL
              ON CONFLICT DO NOTHING RETURNING mark_hash)
            SELECT return_to, trial_id, proven_since, $6::bytea IS NULL OR EXISTS (SELECT FROM marked) AS fresh
            FROM consumed""";

    /** Why there was nothing to consume. */
    static final String DIAGNOSE = """
            SELECT connection_id, browser_hash, consumed_at, expires_at
            FROM pending_sign_in WHERE org_id = $1 AND state_hash = $2""";

    static final String KEEP_ANSWER = """
            UPDATE pending_sign_in SET sealed_answer = $4
            WHERE org_id = $1 AND state_hash = $2 AND connection_id = $3 AND browser_hash IS NOT NULL
              AND consumed_at IS NULL AND expires_at > $5
            RETURNING state_hash""";

    static final String READ_ANSWER = """
            SELECT sealed_answer, created_at, proven_since FROM pending_sign_in
            WHERE org_id = $1 AND state_hash = $2 AND connection_id = $3 AND browser_hash = $4
              AND consumed_at IS NULL AND expires_at > $5""";

    static final String MARK = """
            INSERT INTO replay_mark (org_id, connection_id, mark_hash, expires_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING RETURNING mark_hash""";

    private PendingSql() {}
}
