package io.seatkeeper.app.node;

import io.seatkeeper.platform.configuration.Configuration;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.database.local.LocalPostgres;
import io.seatkeeper.platform.secrets.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the data is and the key that its secrets are kept under: the configured database, or the embedded one of the data
 * directory with a key that was made beside it. Everything here blocks.
 */
public final class Storage implements AutoCloseable {
    private final DatabaseAddress address;
    private final MasterKey masterKey;
    private final Optional<LocalPostgres> local;

    private Storage(DatabaseAddress address, MasterKey masterKey, Optional<LocalPostgres> local) {
        this.address = address;
        this.masterKey = masterKey;
        this.local = local;
    }

    /** Opens it for a service, which owns the embedded database until it is closed. */
    public static Storage open(Configuration configuration) {
        Path directory = configuration.database().dataDirectory();
        return configuration
                .database()
                .address()
                .map(address -> new Storage(address, configuration.masterKey().orElseThrow(), Optional.empty()))
                .orElseGet(() -> {
                    LocalPostgres local = LocalPostgres.start(directory);
                    return new Storage(local.address(), masterKey(configuration, directory), Optional.of(local));
                });
    }

    /** Opens it for a short command, which may run beside a service that owns the embedded database. */
    public static Storage share(Configuration configuration) {
        Path directory = configuration.database().dataDirectory();
        if (configuration.database().address().isPresent()) {
            return open(configuration);
        }
        Optional<LocalPostgres> local = LocalPostgres.open(directory);
        DatabaseAddress address = local.map(LocalPostgres::address).orElseGet(() -> LocalPostgres.running(directory));
        return new Storage(address, masterKey(configuration, directory), local);
    }

    public DatabaseAddress address() {
        return address;
    }

    public MasterKey masterKey() {
        return masterKey;
    }

    @Override
    public void close() {
        local.ifPresent(LocalPostgres::close);
    }

    private static MasterKey masterKey(Configuration configuration, Path directory) {
        return configuration.masterKey().orElseGet(() -> kept(directory.resolve("master.key")));
    }

    /** The key of a data directory, made at the first start and readable by its owner only. */
    private static MasterKey kept(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, MasterKey.random() + System.lineSeparator(), StandardOpenOption.WRITE);
            }
            return MasterKey.parse(Files.readString(file).strip());
        } catch (IOException failed) {
            throw new UncheckedIOException("The master key in " + file + " can't be read or made.", failed);
        }
    }
}
