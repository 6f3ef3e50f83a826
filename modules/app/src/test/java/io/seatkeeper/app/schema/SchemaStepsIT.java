package io.seatkeeper.app.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;

/**
 * An upgrade without downtime has old nodes on the new schema. So a migration adds, and takes nothing away and demands nothing
 * more; one that does says in {@code schema_compatibility} that older versions can't live with it, and they refuse to start.
 */
class SchemaStepsIT {
    /** What looks narrower and is not, and why an older version can live with it. */
    private static final Map<String, String> LIVED_WITH = Map.of(
            "user_account CHECK (((length(external_id) >= 1) AND (length(external_id) <= 512)))",
            "V005, before the first release: no older version was running",
            "CREATE UNIQUE  ON public.user_account USING btree (org_id, external_id)"
                    + " WHERE ((deleted_at IS NULL) AND (external_id IS NOT NULL))",
            "V005, before the first release: no older version was running",
            "admin_key CHECK (((scopes <@ ARRAY['users'::text, 'roles'::text, 'connections'::text, 'domains'::text,"
                    + " 'scim'::text, 'keys'::text, 'records'::text]) AND (cardinality(scopes) > 0)))",
            "V011 lets pass what it let pass before, and 'scim'",
            "admin_key CHECK (((scopes <@ ARRAY['users'::text, 'roles'::text, 'connections'::text, 'domains'::text,"
                    + " 'scim'::text, 'applications'::text, 'keys'::text, 'records'::text]) AND (cardinality(scopes) > 0)))",
            "V013 lets pass what it let pass before, and 'applications'",
            "admin_key CHECK (((NOT setup) OR ((expires_at IS NOT NULL) AND (scopes <@ ARRAY['connections'::text,"
                    + " 'domains'::text, 'scim'::text]))))",
            "V017: an older version makes no set-up links, and the column is false by default");

    @Test
    void migrationThatOlderVersionsCanNotLiveWithSaysSo() {
        DatabaseAddress address = TestPostgres.empty();
        Set<String> reviewed = new TreeSet<>();
        SchemaShape before = SchemaShape.of(address);
        for (int version : versions(address)) {
            to(address, String.valueOf(version)).migrate();
            SchemaShape after = SchemaShape.of(address);
            Set<String> narrowed = before.narrowedBy(after);
            reviewed.addAll(narrowed);
            narrowed.removeAll(LIVED_WITH.keySet());
            if (!narrowed.isEmpty()) {
                assertThat(after.needs())
                        .as(
                                "V%03d narrows the schema and leaves schema_compatibility.needs as it was: %s",
                                version, narrowed)
                        .isEqualTo(version);
            }
            before = after;
        }

        assertThat(reviewed).containsAll(LIVED_WITH.keySet());
    }

    @Test
    void whatAnOlderVersionWouldMissOrBeRefusedIsFound() {
        List.of(
                        "DROP TABLE thing CASCADE",
                        "DROP VIEW things",
                        "DROP FUNCTION named(uuid)",
                        "DROP VIEW things; ALTER TABLE thing DROP COLUMN note",
                        "ALTER TABLE thing RENAME COLUMN note TO remark",
                        "ALTER TABLE thing RENAME TO matter",
                        "DROP VIEW things; ALTER TABLE thing ALTER COLUMN note TYPE integer USING 1",
                        "ALTER TABLE thing ALTER COLUMN note SET NOT NULL",
                        "ALTER TABLE thing ADD COLUMN owner uuid NOT NULL",
                        "ALTER TABLE thing ALTER COLUMN kind DROP DEFAULT",
                        "ALTER TABLE thing ADD CHECK (length(note) < 10)",
                        "ALTER TABLE thing ADD FOREIGN KEY (org_id) REFERENCES thing",
                        "CREATE UNIQUE INDEX ON thing (note)")
                .forEach(step -> assertThat(narrowedBy(step)).as(step).isNotEmpty());
    }

    @Test
    void whatOnlyAddsIsLetPass() {
        List.of(
                        "ALTER TABLE thing ADD COLUMN owner uuid",
                        "ALTER TABLE thing ADD COLUMN colour text NOT NULL DEFAULT 'red' CHECK (colour IN ('red', 'blue'))",
                        "ALTER TABLE thing ALTER COLUMN kind DROP NOT NULL",
                        "CREATE TABLE other (id uuid PRIMARY KEY, name text NOT NULL UNIQUE REFERENCES thing (kind))",
                        "CREATE INDEX ON thing (note)",
                        "CREATE OR REPLACE VIEW things AS SELECT note, kind FROM thing",
                        "CREATE OR REPLACE FUNCTION named(uuid) RETURNS text LANGUAGE sql AS 'SELECT ''two'''")
                .forEach(step -> assertThat(narrowedBy(step)).as(step).isEmpty());
    }

    /** What a step takes away from a small schema. */
    private static Set<String> narrowedBy(String step) {
        DatabaseAddress address = TestPostgres.empty();
        TestPostgres.execute(address, """
                CREATE TABLE thing (org_id uuid PRIMARY KEY, note text, kind text NOT NULL DEFAULT 'a' UNIQUE);
                CREATE VIEW things AS SELECT note FROM thing;
                CREATE FUNCTION named(uuid) RETURNS text LANGUAGE sql AS 'SELECT ''one'''""");
        SchemaShape before = SchemaShape.of(address);
        TestPostgres.execute(address, step);
        return before.narrowedBy(SchemaShape.of(address));
    }

    private static int[] versions(DatabaseAddress address) {
        return Arrays.stream(to(address, "latest").info().all())
                .map(MigrationInfo::getVersion)
                .mapToInt(version -> Integer.parseInt(version.getVersion()))
                .sorted()
                .toArray();
    }

    private static Flyway to(DatabaseAddress address, String version) {
        return Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration")
                .target(version)
                .load();
    }
}
