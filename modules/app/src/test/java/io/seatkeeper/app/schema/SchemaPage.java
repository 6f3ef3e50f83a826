package io.seatkeeper.app.schema;

import io.seatkeeper.platform.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/** Writes a database's schema as one readable page, in an order that does not depend on how it came to be. */
final class SchemaPage {
    private static final String HEAD = """
            -- The schema of all modules as the migrations leave it, to read on one page. Kept by SchemaPageIT; to write it
            -- anew after a migration: mvn test -pl modules/app -am -Dtest=SchemaPageIT -Dschema.write=true \\
            --     -Dsurefire.failIfNoSpecifiedTests=false
            -- What functions do stands in the migrations (modules/*/src/main/resources/db/migration).
            """;

    private static final String TABLES = """
            SELECT 'CREATE TABLE ' || relname || E' (\\n' || (
                SELECT string_agg(line, E',\\n' ORDER BY kind, place, line) FROM (
                    SELECT 1 AS kind, attnum AS place, '    ' || attname || ' ' || format_type(atttypid, atttypmod)
                        || CASE WHEN attcollation <> typcollation THEN ' COLLATE "' || collname || '"' ELSE '' END
                        || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
                        || CASE WHEN attidentity <> '' THEN ' GENERATED ALWAYS AS IDENTITY'
                            WHEN attgenerated = 's' THEN ' GENERATED ALWAYS AS ' || pg_get_expr(adbin, adrelid) || ' STORED'
                            WHEN atthasdef THEN ' DEFAULT ' || pg_get_expr(adbin, adrelid) ELSE '' END AS line
                    FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
                    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                    LEFT JOIN pg_collation ON pg_collation.oid = attcollation
                    WHERE attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
                    UNION ALL
                    SELECT 2, position(contype::text IN 'pufc'), '    CONSTRAINT ' || conname || ' '
                        || pg_get_constraintdef(oid)
                    FROM pg_constraint WHERE conrelid = relation.oid AND contype <> 'n') lines)
                || E'\\n)' || coalesce(' WITH (' || array_to_string(reloptions, ', ') || ')', '') || ';'
                || coalesce((
                    SELECT string_agg(E'\\n' || pg_get_indexdef(indexrelid) || ';', '' ORDER BY indexrelid::regclass::text)
                    FROM pg_index WHERE indrelid = relation.oid
                        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))), '')
                || coalesce((
                    SELECT string_agg(E'\\n' || pg_get_triggerdef(oid) || ';', '' ORDER BY tgname)
                    FROM pg_trigger WHERE tgrelid = relation.oid AND NOT tgisinternal), '')
            FROM pg_class relation
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                AND relname <> 'flyway_schema_history'
            ORDER BY relname""";

    private static final String FUNCTIONS = """
            SELECT '-- FUNCTION ' || proname || '(' || pg_get_function_arguments(oid) || ') RETURNS '
                || pg_get_function_result(oid)
            FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname, oid::regprocedure::text""";

    private static final String VIEWS = """
            SELECT 'CREATE VIEW ' || relname || E' AS\\n' || pg_get_viewdef(oid, true)
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v' ORDER BY relname""";

    private SchemaPage() {}

    static String of(DatabaseAddress address) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            return HEAD
                    + "\n" + all(statement, TABLES, "\n\n")
                    + "\n" + all(statement, FUNCTIONS, "\n")
                    + "\n" + all(statement, VIEWS, "\n\n");
        }
    }

    private static String all(Statement statement, String sql, String separator) throws SQLException {
        StringJoiner texts = new StringJoiner(separator, "", "\n");
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts.toString().replace(" ON public.", " ON ");
    }
}
