package io.seatkeeper.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the schema says of the versions that may serve it. */
final class CompatibilitySql {
    static final String SELECT_NEEDS = "SELECT needs FROM schema_compatibility";

    private CompatibilitySql() {}

    /** The number of the newest migration that a version must know. */
    static int needs(DatabaseAddress address) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT_NEEDS)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failed) {
            throw new SchemaFailure("The schema can't be read: " + failed.getMessage());
        }
    }
}
