package io.seatkeeper.app.schema;

import io.seatkeeper.platform.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a version of the service expects of a schema: what its statements name, and what refuses the rows that they write.
 *
 * @param columns each with its type, and functions with what they return
 * @param rules what refuses a row, each with the columns that it is about
 * @param needs of {@code schema_compatibility}; 0 where there is no such table
 */
record SchemaShape(Map<String, String> columns, Map<String, String> rules, int needs) {
    private static final String COLUMNS = """
            SELECT relname || '.' || attname, format_type(atttypid, atttypmod)
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND attnum > 0 AND NOT attisdropped
            UNION ALL
            SELECT 'function ' || oid::regprocedure, pg_get_function_result(oid)
            FROM pg_proc WHERE pronamespace = 'public'::regnamespace""";

    /** The columns that a rule is about stand behind its text; a column that must be given counts as its table's own. */
    private static final String RULES = """
            SELECT relname || '.' || attname || ' must be given', relname || '.*'
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
                AND attnotnull AND NOT atthasdef AND attidentity = ''
            UNION ALL
            SELECT relname || '.' || attname || ' must not be null', relname || '.' || attname
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
                AND attnotnull
            UNION ALL
            SELECT relname || ' ' || pg_get_constraintdef(pg_constraint.oid),
                (SELECT string_agg(relname || '.' || attname, ',') FROM pg_attribute
                    WHERE attrelid = conrelid AND attnum = ANY (conkey))
            FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
            WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'x')
            UNION ALL
            SELECT regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \\S+| INCLUDE \\([^)]*\\)', '', 'g'),
                (SELECT string_agg(relname || '.' || attname, ',') FROM pg_attribute
                    WHERE attrelid = indrelid AND attnum = ANY (indkey))
            FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
            WHERE indisunique AND relnamespace = 'public'::regnamespace""";

    static SchemaShape of(DatabaseAddress address) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            Map<String, String> columns = texts(statement, COLUMNS);
            int needs = columns.containsKey("schema_compatibility.needs")
                    ? Integer.parseInt(texts(statement, "SELECT 'needs', needs FROM schema_compatibility")
                            .getOrDefault("needs", "0"))
                    : 0;
            return new SchemaShape(columns, texts(statement, RULES), needs);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What this version would miss on a later schema, or be refused there, in words. */
    Set<String> narrowedBy(SchemaShape later) {
        Set<String> narrowed = new TreeSet<>();
        columns.forEach((name, type) -> {
            String then = later.columns.getOrDefault(name, "gone");
            if (!then.equals(type)) {
                narrowed.add(name + ": " + type + ", then " + then);
            }
        });
        later.rules.forEach((rule, about) -> {
            if (!rules.containsKey(rule) && Arrays.stream(about.split(",")).anyMatch(this::has)) {
                narrowed.add(rule);
            }
        });
        return narrowed;
    }

    private boolean has(String column) {
        return column.endsWith(".*")
                ? columns.keySet().stream().anyMatch(name -> name.startsWith(column.replace("*", "")))
                : columns.containsKey(column);
    }

    private static Map<String, String> texts(Statement statement, String sql) throws SQLException {
        Map<String, String> texts = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.put(rows.getString(1), String.valueOf(rows.getString(2)));
            }
        }
        return texts;
    }
}
