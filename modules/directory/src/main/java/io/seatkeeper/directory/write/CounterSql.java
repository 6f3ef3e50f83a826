package io.seatkeeper.directory.write;

/** The organization's counter row, which every write locks first (invariant 5). */
final class CounterSql {
    /** No write waits longer for the lock, or holds it longer in one statement, than this. */
    static final String BOUND =
            "SELECT set_config('lock_timeout', '3s', true), set_config('statement_timeout', '8s', true)";

    static final String LOCK = """
            SELECT max_seats, seats_used FROM organization_counter WHERE org_id = $1 FOR NO KEY UPDATE""";

    private CounterSql() {}
}
