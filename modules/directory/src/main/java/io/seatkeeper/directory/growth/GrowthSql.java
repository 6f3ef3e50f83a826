package io.seatkeeper.directory.growth;

/** What has grown since PostgreSQL looked last. */
final class GrowthSql {
    static final String LOOK = "SELECT look_at_what_has_grown() AS tables";

    private GrowthSql() {}
}
