package io.seatkeeper.directory.write;

/** The organization's counter row, which every write locks first (invariant 5). */
final class CounterSql {
    /**
     * No write waits longer for the lock, or holds it longer in one statement, than this. And its statements keep one plan
     * however long their lists are: PostgreSQL would take ten rows for each list, find a plan for the list at hand cheaper, and
     * plan anew each time, which costs more than the statements do.
     */
    static final String BOUND = """
            SELECT set_config('lock_timeout', '3s', true), set_config('statement_timeout', '8s', true),
                set_config('plan_cache_mode', 'force_generic_plan', true)""";

    static final String LOCK = """
            SELECT max_seats, seats_used FROM organization_counter WHERE org_id = $1 FOR NO KEY UPDATE""";

    private CounterSql() {}
}
