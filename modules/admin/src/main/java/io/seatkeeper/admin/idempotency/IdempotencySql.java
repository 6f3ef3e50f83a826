package io.seatkeeper.admin.idempotency;

/** The statements on {@code idempotency_record}. Times are the database's, so that nodes need not agree on theirs. */
final class IdempotencySql {
    /**
     * Takes the key for this call: when it is new, past its life, or left behind by a call that must have died. Answers a
     * row only to the one call that has it now.
     */
    static final String CLAIM = """
            INSERT INTO idempotency_record AS record (org_id, caller, idempotency_key, fingerprint, claim, started_at)
            VALUES ($1, $2, $3, $4, $5, now())
            ON CONFLICT (org_id, caller, idempotency_key) DO UPDATE
                SET fingerprint = excluded.fingerprint, claim = excluded.claim, started_at = now(), answer = NULL
                WHERE record.started_at < now() - $6::bigint * interval '1 second'
                    OR record.answer IS NULL AND record.fingerprint = excluded.fingerprint
                        AND record.started_at < now() - $7::bigint * interval '1 second'
            RETURNING claim
            """;

    static final String SELECT = """
            SELECT fingerprint, answer FROM idempotency_record
            WHERE org_id = $1 AND caller = $2 AND idempotency_key = $3
            """;

    static final String KEEP_ANSWER = """
            UPDATE idempotency_record SET answer = $5
            WHERE org_id = $1 AND caller = $2 AND idempotency_key = $3 AND claim = $4
            """;

    static final String RELEASE = """
            DELETE FROM idempotency_record
            WHERE org_id = $1 AND caller = $2 AND idempotency_key = $3 AND claim = $4 AND answer IS NULL
            """;

    /** A batch at a time, so that no clean-up holds many rows. */
    static final String FORGET = """
            DELETE FROM idempotency_record WHERE (org_id, caller, idempotency_key) IN (
                SELECT org_id, caller, idempotency_key FROM idempotency_record
                WHERE started_at < now() - $1::bigint * interval '1 second'
                ORDER BY started_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
            """;

    private IdempotencySql() {}
}
