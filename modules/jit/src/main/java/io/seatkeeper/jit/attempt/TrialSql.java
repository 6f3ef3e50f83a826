package io.seatkeeper.jit.attempt;

/** Statements on sign-ins that an admin tries. */
final class TrialSql {
    static final String BEGIN = """
            INSERT INTO connection_trial (org_id, trial_id, connection_id, link_hash, expires_at)
            VALUES ($1, $2, $3, $4, $5)""";

    /** A link opens once. */
    static final String START = """
            UPDATE connection_trial SET started_at = $4
            WHERE org_id = $1 AND connection_id = $2 AND link_hash = $3 AND started_at IS NULL AND expires_at > $4
            RETURNING trial_id""";

    static final String END = """
            UPDATE connection_trial SET ended_at = $3, code = $4, message = $5, identity = $6, checks = $7
            WHERE org_id = $1 AND trial_id = $2 AND ended_at IS NULL""";

    static final String READ = """
            SELECT trial_id, expires_at, ended_at, code, message, identity, checks
            FROM connection_trial
            WHERE org_id = $1 AND connection_id = $2 AND trial_id = $3 AND expires_at > $4""";

    private TrialSql() {}
}
