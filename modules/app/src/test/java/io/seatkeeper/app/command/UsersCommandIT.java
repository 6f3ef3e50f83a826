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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of people by the command line, on a database that holds one organization of three seats. */
class UsersCommandIT {
    private static final String ORGANIZATION = "01939a00-0000-7000-8000-000000000001";

    @TempDir
    private Path folder = Path.of("");

    private final DatabaseAddress address = TestPostgres.migrated();

    /** How a command ended, and what it said on both streams. */
    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void makeOrganization() throws IOException {
        TestPostgres.execute(address, """
                INSERT INTO organization (org_id, slug, name) VALUES ('%1$s', 'acme', 'Acme');
                INSERT INTO organization_slug (slug, org_id) VALUES ('acme', '%1$s');
                INSERT INTO organization_counter (org_id, max_seats) VALUES ('%1$s', 3)""".formatted(ORGANIZATION));
        Files.writeString(folder.resolve("seatkeeper.yaml"), """
                SEATKEEPER_DATABASE_URL: %s
                SEATKEEPER_MASTER_KEY: %s
                SEATKEEPER_LOG_LEVEL: error
                """.formatted(address.url(), MasterKey.random()));
    }

    @Test
    void aBadRowIsNamedAndSkippedAndTheOthersComeIn() throws IOException {
        Ended ended = importing("""
                email,userName,id,displayName
                ada@acme.example,ada,6a1f7e0c-8a53-4a6e-9d0e-2f6f6f1c7d11,"Lovelace, Ada"
                no address,,,
                bob@acme.example,,4711,Bob
                cut@acme.example,
                eve@acme.example,ada,,
                cleo@acme.example,,,
                dora@acme.example,,,
                """);

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("3 created, 0 there already, 4 refused.");
        assertThat(ended.out().lines().toList())
                .contains("2,created,6a1f7e0c-8a53-4a6e-9d0e-2f6f6f1c7d11,")
                .contains("3,refused,,email: no mail address.")
                .contains("5,refused,,2 fields instead of 4.")
                .anyMatch(line -> line.startsWith("6,refused,,"))
                .contains("8,refused,,Every seat of the organization is in use.");
    }

    @Test
    void aRowThatNamesARoleGivesAndTakesNoneAndTheReportSaysSo() throws IOException {
        importing("email\nchosen@acme.example\n");
        TestPostgres.execute(address, "UPDATE user_account SET role = 'org_admin'");

        Ended ended = importing("""
                email,role
                ada@acme.example,org_admin
                bob@acme.example,Org Admin
                chosen@acme.example,learner
                """);
        Ended again = importing("email,role\nada@acme.example,org_admin\n");

        assertThat(ended.code()).as(ended.out()).isZero();
        assertThat(ended.out().lines().toList())
                .anyMatch(line -> line.matches("2,created,[-0-9a-f]{36},role: not taken from a list; .*by hand\\."))
                .anyMatch(line -> line.matches("3,created,[-0-9a-f]{36},role: not taken from a list; .*by hand\\."))
                .anyMatch(line -> line.matches("4,present,[-0-9a-f]{36},"));
        assertThat(again.out()).contains("2,present,").contains("role: not taken from a list");
        assertThat(run("users", "export", "--org", "acme", "--config", configuration())
                        .out()
                        .lines()
                        .skip(1)
                        .toList())
                .hasSize(3)
                .anyMatch(line -> line.contains("ada@acme.example") && line.contains(",learner,"))
                .anyMatch(line -> line.contains("bob@acme.example") && line.contains(",learner,"))
                .anyMatch(line -> line.contains("chosen@acme.example") && line.contains(",org_admin,"));
    }

    @Test
    void whatIsExportedCanBeImportedAgainAndChangesNothing() throws IOException {
        importing("email,displayName\nada@acme.example,\"Lovelace, Ada\"\nbob@acme.example,Bob\n");

        Ended exported = run("users", "export", "--org", "acme", "--config", configuration());
        Ended again = importing(exported.out());

        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(exported.out().lines().toList())
                .hasSize(3)
                .anyMatch(line -> line.contains(",ada@acme.example,ada@acme.example,\"Lovelace, Ada\",")
                        && line.endsWith(",learner,active,import,"));
        assertThat(again.code()).as(again.out()).isZero();
        assertThat(again.err()).contains("0 created, 2 there already, 0 refused.");
    }

    @Test
    void aFileThatIsNoListOfPeopleIsRefusedInWords() throws IOException {
        assertThat(importing("mail\nada@acme.example\n").err()).contains("\"mail\" is none of");
        assertThat(importing("").err()).contains("The file is empty.");
        Files.write(folder.resolve("latin.csv"), "email\nb\u00fc@acme.example\n".getBytes(StandardCharsets.ISO_8859_1));
        Ended latin = run(
                "users",
                "import",
                "--org",
                "acme",
                "--config",
                configuration(),
                folder.resolve("latin.csv").toString());
        assertThat(latin.code()).isEqualTo(1);
        assertThat(latin.err()).contains("UTF-8").doesNotContain("Exception");
    }

    @Test
    void anOrganizationThatIsNotThereIsNamed() {
        Ended ended = run("users", "export", "--org", "nobody", "--config", configuration());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith("seatkeeper: ").doesNotContain("Exception");
    }

    private Ended importing(String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), csv);
        return run("users", "import", "--org", "acme", "--config", configuration(), file.toString());
    }

    private String configuration() {
        return folder.resolve("seatkeeper.yaml").toString();
    }

    private static Ended run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int code = Main.run(arguments);
            System.out.flush();
            return new Ended(code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
