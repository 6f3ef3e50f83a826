-- PostgreSQL plans by what it last saw of a table, and while that is nothing, or a handful of rows, reading an organization from
-- end to end looks as cheap as looking one person up. Such plans are kept, and autovacuum looks again a minute later at the
-- soonest: a first sync, or a first morning, would be over its worst by then.

-- An index that holds everybody passes for the key's own in such a plan. This one holds whoever has a name; what looks for a name
-- demands one.
DROP INDEX user_account_name;
CREATE INDEX user_account_name ON user_account (org_id, name_key) WHERE name_key IS NOT NULL;

-- Has PostgreSQL look at every table that is twice as large as when it looked last; answers how many. The sizes are those of the
-- files: rows are counted late, files grow at once.
CREATE FUNCTION look_at_what_has_grown() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    grown regclass;
    tables integer := 0;
BEGIN
    FOR grown IN
        SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
            AND pg_relation_size(oid) > current_setting('block_size')::bigint * greatest(1, 2 * relpages)
    LOOP
        EXECUTE format('ANALYZE (SKIP_LOCKED) %s', grown);
        tables := tables + 1;
    END LOOP;
    RETURN tables;
END $$;
