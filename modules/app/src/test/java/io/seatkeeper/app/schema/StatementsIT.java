package io.seatkeeper.app.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every statement of every {@code *Sql} class of the house is understood by PostgreSQL on the migrated schema. */
class StatementsIT {
    @Test
    void everyStatementPrepares() throws IllegalAccessException {
        DatabaseAddress address = TestPostgres.migrated();
        List<String> prepared = new ArrayList<>();
        for (Class<?> holder : holders()) {
            for (Field field : holder.getDeclaredFields()) {
                // Private ones are parts of statements.
                if (field.getType() == String.class && !Modifier.isPrivate(field.getModifiers())) {
                    field.setAccessible(true);
                    TestPostgres.execute(address, "PREPARE statement AS " + field.get(null));
                    prepared.add(holder.getSimpleName() + "." + field.getName());
                }
            }
        }

        assertThat(prepared)
                .contains("SessionSql.BEGIN", "PendingSql.CONSUME", "CounterSql.LOCK", "ProvisioningSql.LOOK")
                .contains("KeySql.INSERT_OPERATOR_KEY", "CompatibilitySql.SELECT_NEEDS")
                .hasSizeGreaterThan(100);
    }

    private static List<? extends Class<?>> holders() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.seatkeeper").stream()
                        .filter(type -> type.getSimpleName().endsWith("Sql"))
                        .map(JavaClass::reflect)
                        .toList();
    }
}
