package io.seatkeeper.platform.published;

/** Facts with their audit entries and events. */
final class FactSql {
    static final String RECORD = """
            SELECT record_facts($1::uuid, $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::text[]::jsonb[])""";

    private FactSql() {}
}
