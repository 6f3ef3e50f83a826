package io.seatkeeper.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void bothDriversReadTheSameAddress() {
        DatabaseAddress address =
                DatabaseAddress.parse("postgresql://seat:p%40ss+w@db.example:6543/door?sslmode=verify-full");

        assertThat(address).isEqualTo(new DatabaseAddress("db.example", 6543, "door", "seat", "p@ss+w", "verify-full"));
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6543/door?sslmode=verify-full");
        assertThat(address.forPool().getPassword()).isEqualTo("p@ss+w");
        assertThat(DatabaseAddress.parse(address.url())).isEqualTo(address);
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
                "postgresql://seat:hid den@db/door"
            })
    void whatIsNoAddressIsRefusedWithoutItsPassword(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hidden");
    }
}
