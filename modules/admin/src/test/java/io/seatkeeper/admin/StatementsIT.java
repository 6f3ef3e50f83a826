package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every statement of admin is understood by PostgreSQL on the migrated schema. */
class StatementsIT {
    private static final List<String> HOLDERS =
            List.of("io.seatkeeper.admin.key.KeySql", "io.seatkeeper.admin.idempotency.IdempotencySql");

    @Test
    void everyStatementPrepares() throws ReflectiveOperationException {
        DatabaseAddress address = TestPostgres.migrated();
        int prepared = 0;
        for (String holder : HOLDERS) {
            for (Field field : Class.forName(holder).getDeclaredFields()) {
                if (field.getType() == String.class) {
                    field.setAccessible(true);
                    TestPostgres.execute(address, "PREPARE statement AS " + field.get(null));
                    prepared++;
                }
            }
        }
        assertThat(prepared).isGreaterThan(15);
    }
}
