-- A table that has not doubled may hold a newcomer that PostgreSQL has never heard of: the first sync of a large organization
-- beside larger ones. To find one of its people by any index that begins with the organization then looks equally cheap, and
-- some of them mean reading it from end to end. So the tables in which people are found are looked at again after every
-- thousand new rows and two hundredth of what there is; at a million people that is half a second's work for every 6,000.
CREATE OR REPLACE FUNCTION look_at_what_has_grown() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    grown regclass;
    tables integer := 0;
BEGIN
    FOR grown IN
        SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
            AND (pg_relation_size(oid) > current_setting('block_size')::bigint * greatest(1, 2 * relpages)
                OR relname IN ('user_account', 'identity', 'pushed_profile', 'pushed_email', 'team', 'team_member')
                    AND pg_stat_get_mod_since_analyze(oid) > 1000 + reltuples / 200)
    LOOP
        EXECUTE format('ANALYZE (SKIP_LOCKED) %s', grown);
        tables := tables + 1;
    END LOOP;
    RETURN tables;
END $$;
