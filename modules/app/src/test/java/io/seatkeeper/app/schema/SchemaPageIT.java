package io.seatkeeper.app.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SchemaPageIT {
    private static final Path PAGE = Path.of("..", "..", "docs", "schema.sql");

    @Test
    void thePageSaysWhatTheMigrationsMake() throws IOException, SQLException {
        String schema = SchemaPage.of(TestPostgres.migrated());
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(PAGE, schema);
        }

        assertThat(PAGE)
                .as("docs/schema.sql, whose head says how it is written anew")
                .hasContent(schema);
    }
}
