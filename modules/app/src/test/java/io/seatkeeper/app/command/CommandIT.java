package io.seatkeeper.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.Main;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandIT {
    @TempDir
    private Path folder = Path.of("");

    /** How a command ended, and what it said on both streams. */
    private record Ended(int code, String said) {}

    @Test
    void migrateBringsAnEmptyDatabaseUpToDateAndDoesItOnce() throws IOException {
        Path file = configuration(TestPostgres.empty(), "");
        assertThat(run("migrate", "--config", file.toString()).code()).isZero();
        Ended again = run("migrate", "--config", file.toString());
        assertThat(again.code()).isZero();
        assertThat(again.said()).contains("The schema is up to date.");
    }

    @Test
    void anOperatorKeyIsPrintedAndCanBeTheFirstThingOfANewDatabase() throws IOException {
        Path file = configuration(TestPostgres.empty(), "");
        Ended made = run("operator-key", "create", "--name", "ops", "--config", file.toString());
        assertThat(made.code()).as(made.said()).isZero();
        assertThat(made.said().strip()).matches("(?s).*sk_op_[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}");
    }

    @Test
    void anOperatorKeyHasAName() throws IOException {
        Path file = configuration(TestPostgres.migrated(), "");
        assertThat(run("operator-key", "create", "--name", " ", "--config", file.toString()))
                .isEqualTo(new Ended(1, "seatkeeper: A key's name has 1 to 100 characters.\n"));
        assertThat(run("operator-key", "create", "--config", file.toString()).code())
                .isEqualTo(2);
    }

    @Test
    void serveRefusesASchemaThatNeedsANewerVersion() throws IOException {
        DatabaseAddress address = TestPostgres.migrated();
        TestPostgres.execute(address, "UPDATE schema_compatibility SET needs = 9999");
        Ended ended = run("serve", "--config", configuration(address, "").toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("newer Seatkeeper").doesNotContain("Exception");
    }

    @Test
    void serveWithoutMigratingRefusesASchemaThatIsBehind() throws IOException {
        Path file = configuration(TestPostgres.empty(), "SEATKEEPER_MIGRATE: false");
        Ended ended = run("serve", "--config", file.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("seatkeeper migrate");
    }

    @Test
    void aCommandThatIsNoneEndsWithTwo() {
        assertThat(run("dance").code()).isEqualTo(2);
        assertThat(run("serve", "--dance").code()).isEqualTo(2);
        assertThat(run("--help").said())
                .contains("serve", "demo", "migrate", "check-config", "operator-key", "oidc", "users");
    }

    private Path configuration(DatabaseAddress address, String more) throws IOException {
        return Files.writeString(
                folder.resolve("seatkeeper.yaml"), """
                SEATKEEPER_DATABASE_URL: %s
                SEATKEEPER_MASTER_KEY: %s
                SEATKEEPER_HTTP_PORT: 0
                SEATKEEPER_MANAGEMENT_PORT: 0
                SEATKEEPER_LOG_LEVEL: error
                %s
                """.formatted(address.url(), MasterKey.random(), more));
    }

    private static Ended run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            int code = Main.run(arguments);
            both.flush();
            return new Ended(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
