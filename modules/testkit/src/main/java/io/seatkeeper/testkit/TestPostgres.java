package io.seatkeeper.testkit;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.database.DatabaseTls;
import io.seatkeeper.platform.database.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL for the tests of one JVM: in a container where a Docker engine answers, else embedded. Each caller
 * gets a database of its own, copied from one that was migrated once.
 */
public final class TestPostgres {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final DatabaseAddress SERVER = start();

    private TestPostgres() {}

    /** A new database with the schema of every module on the class path. */
    public static DatabaseAddress migrated() {
        return create("TEMPLATE " + TEMPLATE);
    }

    /** A new database with nothing in it. */
    public static DatabaseAddress empty() {
        return create("");
    }

    private static synchronized DatabaseAddress create(String like) {
        String name = "test_" + COUNT.incrementAndGet();
        execute(SERVER, "CREATE DATABASE " + name + " " + like);
        return SERVER.withDatabase(name);
    }

    private static DatabaseAddress start() {
        DatabaseAddress server =
                DockerClientFactory.instance().isDockerAvailable() ? startContainer() : startEmbedded();
        execute(server, "CREATE DATABASE " + TEMPLATE);
        new Migrations(server.withDatabase(TEMPLATE)).migrate();
        return server;
    }

    private static DatabaseAddress startContainer() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine");
        container.start();
        return new DatabaseAddress(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword(),
                DatabaseTls.NONE);
    }

    @SuppressWarnings("resource") // lives as long as the JVM, which ends it
    private static DatabaseAddress startEmbedded() {
        try {
            EmbeddedPostgres embedded = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
            return new DatabaseAddress(
                    "127.0.0.1", embedded.getPort(), "postgres", "postgres", "postgres", DatabaseTls.NONE);
        } catch (IOException failed) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start.", failed);
        }
    }

    /** Runs SQL as the database's owner, past every rule of the product. */
    public static void execute(DatabaseAddress address, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }
}
