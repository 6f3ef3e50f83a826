package io.seatkeeper.bench;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.database.DatabaseTls;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The PostgreSQL that the service and pgbench share: as durable as in production, otherwise as it comes. */
final class BenchPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final ProcessHandle process;
    private final Path log;

    private BenchPostgres(EmbeddedPostgres server, ProcessHandle process, Path log) {
        this.server = server;
        this.process = process;
        this.log = log;
    }

    static BenchPostgres start(Path dataDirectory) {
        Path log = dataDirectory.resolveSibling("postgres.out");
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(dataDirectory)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("auto_explain.log_min_duration", "0")
                    .setServerConfig("auto_explain.log_analyze", "on")
                    .setServerConfig("auto_explain.log_timing", "off")
                    .setServerConfig("auto_explain.log_buffers", "off")
                    .setOutputRedirector(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
            long pid = Long.parseLong(Files.readAllLines(dataDirectory.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            BenchPostgres started =
                    new BenchPostgres(server, ProcessHandle.of(pid).orElseThrow(), log);
            if (!started.shown("fsync").equals("on")
                    || !started.shown("synchronous_commit").equals("on")) {
                throw new IllegalStateException(
                        "PostgreSQL does not write durably, so its figures would be worth nothing");
            }
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    DatabaseAddress address() {
        return new DatabaseAddress("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres", DatabaseTls.NONE);
    }

    CpuClock clock() {
        return new CpuClock(process);
    }

    /** What a server setting is. */
    String shown(String setting) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + setting)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Runs SQL as the owner. */
    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    /** Whether the statements of connections that are made from now on are logged with their plans. */
    void explainToNewcomers(boolean explain) {
        execute("ALTER DATABASE postgres "
                + (explain ? "SET session_preload_libraries = 'auto_explain'" : "RESET session_preload_libraries"));
    }

    /** What PostgreSQL has logged, entry by entry; the further lines of an entry begin with a tab. */
    List<String> logged() {
        try {
            return List.of(Files.readString(log).split("\n(?!\t)"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                address().jdbcUrl(), address().user(), address().password());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
