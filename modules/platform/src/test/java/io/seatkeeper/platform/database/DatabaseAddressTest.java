package io.seatkeeper.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void bothDriversReadTheSameAddress() {
        DatabaseAddress address =
                DatabaseAddress.parse("postgresql://seat:p%40ss+w@db.example:6543/door?sslmode=require");

        assertThat(address)
                .isEqualTo(new DatabaseAddress(
                        "db.example", 6543, "door", "seat", "p@ss+w", new DatabaseTls("require", Optional.empty())));
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6543/door?sslmode=require");
        assertThat(address.forPool().getPassword()).isEqualTo("p@ss+w");
        assertThat(DatabaseAddress.parse(address.url())).isEqualTo(address);
    }

    @Test
    void whoMayVouchForTheServerIsReadAndWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ca & co.pem"), "a certificate");
        String query = "?sslmode=verify-full&sslrootcert="
                + file.toString().replace(" ", "%20").replace("&", "%26");

        DatabaseAddress address = DatabaseAddress.parse("postgresql://seat@db/door" + query);

        assertThat(address.tls()).isEqualTo(new DatabaseTls("verify-full", Optional.of(file)));
        assertThat(DatabaseAddress.parse(address.url())).isEqualTo(address);
        assertThat(DatabaseAddress.parse("postgresql://seat@db/door?sslmode=verify-ca&sslrootcert=system")
                        .tls())
                .isEqualTo(new DatabaseTls("verify-ca", Optional.empty()));
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(DatabaseAddress.parse("postgres://seat:hidden@db/door").toString())
                .isEqualTo("seat@db:5432/door");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/door",
                "mysql://seat:hidden@db/door",
                "postgresql://db/door",
                "postgresql://seat:hidden@db",
                "postgresql://seat:hidden@db/door/other",
                "postgresql://seat:hidden@db/door?sslmode=maybe",
                "postgresql://seat:hidden@db/door?user=other",
                "postgresql://seat:hidden@db/door?sslmode=require&sslmode=disable",
                "postgresql://seat:hidden@db/door?sslmode=verify-full&sslrootcert=/nowhere/ca.pem",
                "postgresql://seat:hidden@db/door?sslmode=require&sslrootcert=system",
                "postgresql://seat:hid den@db/door"
            })
    void whatIsNoAddressIsRefusedWithoutItsPassword(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hidden");
    }
}
