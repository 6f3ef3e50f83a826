package io.seatkeeper.jit;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every statement of every {@code *Sql} class is understood by PostgreSQL on the migrated schema. */
class StatementsIT {
    @Test
    void everyStatementPrepares() throws IOException, URISyntaxException, ReflectiveOperationException {
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
        assertThat(prepared).contains("SessionSql.BEGIN", "PendingSql.CONSUME").hasSizeGreaterThan(30);
    }

    private static List<Class<?>> holders() throws IOException, URISyntaxException, ReflectiveOperationException {
        Path classes = Path.of(JitVerticle.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> holders = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith("Sql.class")).toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace('/', '.');
                holders.add(Class.forName(name));
            }
        }
        return holders;
    }
}
