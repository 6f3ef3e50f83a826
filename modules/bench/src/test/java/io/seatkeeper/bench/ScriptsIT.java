package io.seatkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** pgbench's scripts hold the product's statements, so they have to do to the database what the product does. */
class ScriptsIT {
    private static final int ORGANIZATIONS = 2;
    private static final int PEOPLE = 3;
    private static final int NEWCOMER = 1_000_001;
    private static final int REGULAR = 2;

    private final DatabaseAddress address = TestPostgres.migrated();
    private Connection connection;

    @BeforeEach
    void seed() throws SQLException {
        connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        for (String statement : BenchSql.SEED) {
            execute(statement.replace("$1", String.valueOf(ORGANIZATIONS)).replace("$2", String.valueOf(PEOPLE)));
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aFirstSignInTakesASeatAndLeavesAccountFactAndSession() throws SQLException {
        play(Scripts.firstSignIn(ORGANIZATIONS), NEWCOMER);
        assertThat(count("SELECT seats_used FROM organization_counter WHERE org_id = md5('org1')::uuid"))
                .isEqualTo(PEOPLE + 1);
        assertThat(count("SELECT count(*) FROM audit_event")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM identity WHERE external_sso_id = 'subject-" + NEWCOMER + "'"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM session")).isEqualTo(ORGANIZATIONS * PEOPLE + 1);
    }

    @Test
    void aReturningSignInLeavesASessionAndNoFact() throws SQLException {
        play(Scripts.returningSignIn(ORGANIZATIONS, PEOPLE), REGULAR);
        assertThat(count("SELECT count(*) FROM last_sign_in WHERE at > (SELECT min(at) FROM last_sign_in)"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM session")).isEqualTo(ORGANIZATIONS * PEOPLE + 1);
        assertThat(count("SELECT count(*) FROM audit_event")).isZero();
    }

    @Test
    void aSessionCheckFindsTheSession() throws SQLException {
        assertThat(play(Scripts.sessionCheck(ORGANIZATIONS, PEOPLE), REGULAR)).isEqualTo(1);
        assertThat(play(Scripts.sessionCheck(ORGANIZATIONS, PEOPLE), NEWCOMER)).isZero();
    }

    @Test
    void aCodeIsGivenExchangedRefreshedAndAskedAbout() throws SQLException {
        execute(ProductSql.APPLICATION);
        execute(ProductSql.SECRET);
        ProductScripts scripts = new ProductScripts(ORGANIZATIONS, PEOPLE);
        play(scripts.code(), NEWCOMER);
        assertThat(count("SELECT count(*) FROM application_grant WHERE code_used_at IS NULL"))
                .isEqualTo(1);
        play(scripts.exchange(), NEWCOMER);
        assertThat(count("SELECT count(*) FROM application_grant WHERE code_used_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM refresh_token WHERE used_at IS NULL"))
                .isEqualTo(1);
        play(scripts.refresh(), NEWCOMER);
        assertThat(count("SELECT count(*) FROM refresh_token WHERE used_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM refresh_token WHERE used_at IS NULL"))
                .isEqualTo(1);
        assertThat(play(scripts.introspection(), NEWCOMER)).isEqualTo(1);
        assertThat(play(scripts.introspection(), NEWCOMER + 1)).isZero();
    }

    @Test
    void seededCodesAreExchanged() throws SQLException {
        ProductScripts scripts = new ProductScripts(1, PEOPLE);
        for (String statement : scripts.seed()) {
            execute(statement);
        }
        play(scripts.exchange(), NEWCOMER);
        assertThat(count("SELECT count(*) FROM application_grant WHERE code_used_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(play(scripts.introspection(), NEWCOMER)).isEqualTo(1);
    }

    @Test
    void aPushTakesASeatAndLeavesAccountAddressAndFact() throws SQLException {
        for (List<String> script :
                List.of(ScimScripts.create(ORGANIZATIONS), ScimScripts.createOneByOne(ORGANIZATIONS))) {
            play(script, NEWCOMER + script.size());
        }
        assertThat(count("SELECT seats_used FROM organization_counter WHERE org_id = md5('org1')::uuid"))
                .isEqualTo(PEOPLE + 2);
        assertThat(count("SELECT count(*) FROM pushed_email")).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM audit_event")).isEqualTo(2);
    }

    /** Runs a script as pgbench does, as person n of organization 1; answers how many rows the last query had. */
    private int play(List<String> script, int person) throws SQLException {
        int rows = 0;
        for (String line : script) {
            if (!line.startsWith("\\")) {
                rows = execute(line.replaceAll("(?<!:):o\\b", "1")
                        .replaceAll("(?<!:):n\\b", String.valueOf(person))
                        .replaceAll("(?<!:):p\\b", "1")
                        .replaceAll("(?<!:):s\\b", "77"));
            }
        }
        return rows;
    }

    private int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            int rows = 0;
            try (ResultSet found = statement.getResultSet()) {
                while (found.next()) {
                    rows++;
                }
            }
            return rows;
        }
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
