package io.seatkeeper.app.node;

/** What a node asks its database about itself. */
final class HealthSql {
    /** Any answer will do. */
    static final String ANSWERS = "SELECT 1";

    private HealthSql() {}
}
