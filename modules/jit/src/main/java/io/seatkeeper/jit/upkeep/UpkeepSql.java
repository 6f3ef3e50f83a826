package io.seatkeeper.jit.upkeep;

/** Statements that clear away what is over, a bounded number of rows each. */
final class UpkeepSql {
    /** One node at a time, until the transaction ends; the number is this task's own. */
    static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(7411026001) AS mine";

    static final String PENDING = """
            DELETE FROM pending_sign_in WHERE (org_id, state_hash) IN
              (SELECT org_id, state_hash FROM pending_sign_in WHERE created_at < $1 ORDER BY created_at LIMIT $2)""";

    static final String MARKS = """
            DELETE FROM replay_mark WHERE (org_id, connection_id, mark_hash) IN
              (SELECT org_id, connection_id, mark_hash FROM replay_mark WHERE expires_at < $1
               ORDER BY expires_at LIMIT $2)""";

    static final String SESSIONS = """
            DELETE FROM session WHERE (org_id, token_hash) IN
              (SELECT org_id, token_hash FROM session WHERE expires_at < $1 ORDER BY expires_at LIMIT $2)""";

    static final String ATTEMPTS = """
            DELETE FROM sign_in_attempt WHERE (org_id, attempt_id) IN
              (SELECT org_id, attempt_id FROM sign_in_attempt WHERE at < $1 ORDER BY at LIMIT $2)""";

    static final String TRIALS = """
            DELETE FROM connection_trial WHERE (org_id, trial_id) IN
              (SELECT org_id, trial_id FROM connection_trial WHERE expires_at < $1 ORDER BY expires_at LIMIT $2)""";

    private UpkeepSql() {}
}
