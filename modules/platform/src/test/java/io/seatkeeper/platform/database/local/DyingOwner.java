package io.seatkeeper.platform.database.local;

import java.nio.file.Path;

/** A process that starts an embedded PostgreSQL and is gone before it can stop it, as with {@code kill -9}. */
final class DyingOwner {
    static final int EXIT = 9;

    private DyingOwner() {}

    public static void main(String... arguments) {
        LocalPostgres server = LocalPostgres.start(Path.of(arguments[0]));
        LocalPostgresIT.ask(server.address(), "CREATE TABLE kept AS SELECT 'orphan' AS word");
        Runtime.getRuntime().halt(EXIT);
    }
}
