package io.seatkeeper.directory.outbox;

/** The outbox: stamping committed events with their position among all organizations, and reading past a position. */
final class OutboxSql {
    static final String HAS_NEWS = "SELECT EXISTS (SELECT FROM outbox_event WHERE position IS NULL)";

    /** Held until the transaction ends, so one node stamps at a time; the number only has to be the same everywhere. */
    static final String TAKE_TURN = "SELECT pg_try_advisory_xact_lock(5863154017)";

    /** A statement of its own after TAKE_TURN, so that it sees what the node before stamped. */
    static final String STAMP = """
            WITH batch AS (
                SELECT org_id, sequence, row_number() OVER (ORDER BY arrival) AS place
                FROM (SELECT org_id, sequence, arrival FROM outbox_event WHERE position IS NULL
                    ORDER BY arrival LIMIT $1) oldest
            ), relay AS (
                UPDATE outbox_relay SET last_position = last_position + (SELECT count(*) FROM batch)
                RETURNING last_position - (SELECT count(*) FROM batch) AS position_before
            ), stamped AS (
                UPDATE outbox_event event SET position = relay.position_before + batch.place FROM batch, relay
                WHERE event.org_id = batch.org_id AND event.sequence = batch.sequence
                RETURNING event.position
            )
            SELECT count(*) FROM stamped""";

    static final String NOTIFY = "SELECT pg_notify('seatkeeper_events', '')";

    static final String LAST_POSITION = "SELECT last_position FROM outbox_relay";

    static final String READ = """
            SELECT org_id, sequence, position, type, subject, payload, at FROM outbox_event
            WHERE position > $1 ORDER BY position LIMIT $2""";

    /** Looks at the oldest only, so that it costs little however many there are. */
    static final String PRUNE = """
            DELETE FROM outbox_event event USING (
                SELECT org_id, sequence, at FROM outbox_event WHERE position IS NOT NULL
                ORDER BY position LIMIT $1 FOR UPDATE SKIP LOCKED) oldest
            WHERE event.org_id = oldest.org_id AND event.sequence = oldest.sequence
                AND oldest.at < now() - make_interval(days => $2)""";

    private OutboxSql() {}
}
