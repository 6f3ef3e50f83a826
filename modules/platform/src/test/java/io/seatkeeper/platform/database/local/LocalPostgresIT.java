package io.seatkeeper.platform.database.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {
    private static final String PROGRAMS = "postgres-*-*-[0-9]*";

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path shared = Path.of(".");

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path directory = Path.of(".");

    /** The programs are unpacked by the first test; the others borrow them, which saves two seconds each. */
    @BeforeEach
    void borrowPrograms() throws IOException {
        try (DirectoryStream<Path> programs = Files.newDirectoryStream(shared, PROGRAMS)) {
            for (Path program : programs) {
                Files.createSymbolicLink(directory.resolve(program.getFileName()), program);
            }
        }
    }

    @AfterEach
    void lendPrograms() throws IOException {
        try (DirectoryStream<Path> programs = Files.newDirectoryStream(directory, PROGRAMS)) {
            for (Path program : programs) {
                if (Files.isSymbolicLink(program)) {
                    Files.delete(program);
                } else {
                    Files.move(program, shared.resolve(program.getFileName()));
                }
            }
        }
    }

    @Test
    void whatWasWrittenIsThereAfterARestartAtTheSameAddress() {
        DatabaseAddress first;
        try (LocalPostgres server = LocalPostgres.start(directory)) {
            first = server.address();
            ask(first, "CREATE TABLE kept AS SELECT 'here' AS word");
        }

        try (LocalPostgres server = LocalPostgres.start(directory)) {
            assertThat(server.address()).isEqualTo(first);
            assertThat(ask(server.address(), "SELECT word FROM kept")).isEqualTo("here");
        }
    }

    @Test
    void itIsDurableAndClosedToOthers() throws IOException {
        try (LocalPostgres server = LocalPostgres.start(directory)) {
            DatabaseAddress address = server.address();

            assertThat(ask(address, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(address, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(address, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(address, "SHOW unix_socket_directories")).isEmpty();
            assertThat(ask(address, "SELECT rolpassword FROM pg_authid WHERE rolname = 'seatkeeper'"))
                    .startsWith("SCRAM-SHA-256$");
            assertThatThrownBy(() -> ask(withPassword(address, "guess"), "SELECT 1"))
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondOwnerIsRefusedButMayAskWhereItRuns() {
        try (LocalPostgres server = LocalPostgres.start(directory)) {
            assertThatThrownBy(() -> LocalPostgres.start(directory))
                    .isInstanceOf(LocalPostgresFailure.class)
                    .hasMessageContaining("in use");
            assertThat(LocalPostgres.open(directory)).isEmpty();
            assertThat(LocalPostgres.running(directory)).isEqualTo(server.address());
        }
    }

    @Test
    void theServerOfAProcessThatDiedIsTakenOver() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingOwner.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(other.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).isEqualTo(DyingOwner.EXIT);
        assertThat(ask(LocalPostgres.running(directory), "SELECT word FROM kept"))
                .isEqualTo("orphan");

        try (LocalPostgres server = LocalPostgres.start(directory)) {
            assertThat(ask(server.address(), "SELECT word FROM kept")).isEqualTo("orphan");
        }
        assertThatThrownBy(() -> ask(LocalPostgres.running(directory), "SELECT 1"))
                .hasMessageContaining("refused");
    }

    @Test
    void anInterruptedFirstStartLeavesNothingInTheWay() throws IOException {
        Files.createDirectories(directory.resolve("cluster-123/base"));
        Files.writeString(directory.resolve("postgres.password"), "of a cluster that never was");

        try (LocalPostgres server = LocalPostgres.start(directory)) {
            assertThat(ask(server.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    /** After a crash of the machine, the number in the process file may belong to anybody. */
    @Test
    void aStaleProcessFileIsNoServerAndWhoeverHasItsNumberIsLeftAlone() throws IOException {
        LocalPostgres.start(directory).close();
        Process innocent = new ProcessBuilder("sleep", "600").start();
        Files.writeString(directory.resolve("cluster/postmaster.pid"), innocent.pid() + "\n");

        try (LocalPostgres server = LocalPostgres.start(directory)) {
            assertThat(ask(server.address(), "SELECT 1")).isEqualTo("1");
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void thePoolSaysUnavailableWhileTheServerIsAwayAndHealsByItself() {
        Vertx vertx = Vertx.vertx();
        LocalPostgres server = LocalPostgres.start(directory);
        Database database = new Database(vertx, server.address(), 4);
        assertThat(one(database)).isEqualTo(1);
        server.close();

        assertThatThrownBy(() -> one(database))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        try (LocalPostgres again = LocalPostgres.start(directory)) {
            assertThat(again.address().port()).isPositive();
            assertThat(one(database)).isEqualTo(1);
            await(database.close());
        }
        await(vertx.close());
    }

    private static int one(Database database) {
        return await(database.with(client -> client.query("SELECT 1").execute()))
                .iterator()
                .next()
                .getInteger(0);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static DatabaseAddress withPassword(DatabaseAddress address, String password) {
        return new DatabaseAddress(
                address.host(), address.port(), address.database(), address.user(), password, address.tls());
    }

    /** The first column of the first row, or nothing for a statement without rows. */
    static String ask(DatabaseAddress address, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)).orElse("") : "";
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }
}
