package io.seatkeeper.app.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant 4, everything is inside an organization, on the tables of all modules. */
class SchemaRulesIT {
    private final DatabaseAddress address = TestPostgres.migrated();

    @Test
    void noForeignKeyCrossesOrganizations() throws SQLException {
        List<String> crossing = texts("""
                SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                WHERE contype = 'f' AND connamespace = 'public'::regnamespace
                    AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = conrelid AND attname = 'org_id')
                    AND NOT EXISTS (
                        SELECT FROM unnest(conkey, confkey) AS pair (here, there)
                        JOIN pg_attribute mine ON mine.attrelid = conrelid AND mine.attnum = pair.here
                        JOIN pg_attribute yours ON yours.attrelid = confrelid AND yours.attnum = pair.there
                        WHERE mine.attname = 'org_id' AND yours.attname = 'org_id')""");

        assertThat(crossing).isEmpty();
    }

    /** What is looked up before the organization is known, what is the vendor's, and what there is one of. */
    @Test
    void theKeyOfEveryOtherTableBeginsWithTheOrganization() throws SQLException {
        List<String> others = texts("""
                SELECT conrelid::regclass::text FROM pg_constraint
                JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
                WHERE contype = 'p' AND connamespace = 'public'::regnamespace AND attname <> 'org_id'
                ORDER BY 1""");

        assertThat(others)
                .containsExactlyInAnyOrder(
                        "application",
                        "application_secret",
                        "authorization_request",
                        "client_assertion_mark",
                        "domain_lookup",
                        "operator_key",
                        "organization_slug",
                        "outbox_relay",
                        "schema_compatibility",
                        "signing_key",
                        "flyway_schema_history");
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
