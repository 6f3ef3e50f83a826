package io.seatkeeper.platform.database.local;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.database.DatabaseTls;
import io.seatkeeper.platform.secrets.Tokens;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL of a data directory. One process owns it at a time; a server that a dead process left running
 * is stopped and started anew by the next owner. Everything here blocks: call it before the event loops have work.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String USER = "seatkeeper";
    private static final String DATABASE = "postgres";

    /** Durable, quiet, small, and deaf to everything but this machine. */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            max_connections = 200
            shared_buffers = '64MB'
            max_wal_size = '256MB'
            jit = off
            log_min_messages = warning
            log_checkpoints = off
            log_timezone = 'UTC'
            timezone = 'UTC'
            """;

    private final Path directory;
    private final FileChannel lock;
    private final PostgresBinaries binaries;

    private LocalPostgres(Path directory, FileChannel lock, PostgresBinaries binaries) {
        this.directory = directory;
        this.lock = lock;
        this.binaries = binaries;
    }

    /**
     * Starts the server, and makes it first where there is none. The caller owns it until {@link #close}.
     *
     * @throws LocalPostgresFailure when it does not start, or another process owns it
     */
    public static LocalPostgres start(Path dataDirectory) {
        return open(dataDirectory)
                .orElseThrow(() -> new LocalPostgresFailure("The data directory " + dataDirectory
                        + " is in use by another Seatkeeper. Stop it, or set SEATKEEPER_DATA_DIR to another one."));
    }

    /**
     * Starts the server unless another process owns it; empty then, and {@link #running} says where it is. For short
     * commands beside a service that runs.
     */
    public static Optional<LocalPostgres> open(Path dataDirectory) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
            FileChannel lock = FileChannel.open(
                    directory.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!acquired(lock)) {
                lock.close();
                return Optional.empty();
            }
            try {
                LocalPostgres server = new LocalPostgres(directory, lock, PostgresBinaries.in(directory));
                server.prepareAndStart();
                return Optional.of(server);
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new LocalPostgresFailure(
                    "The embedded PostgreSQL can't use the data directory " + directory + ": " + failed, failed);
        }
    }

    /** Where the server of a data directory listens, whoever owns it. */
    public static DatabaseAddress running(Path dataDirectory) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        try {
            String password = Files.readString(passwordFile(directory)).strip();
            return new DatabaseAddress("127.0.0.1", lastPort(directory), DATABASE, USER, password, DatabaseTls.NONE);
        } catch (IOException failed) {
            throw new LocalPostgresFailure("No embedded PostgreSQL was ever started in " + directory, failed);
        }
    }

    public DatabaseAddress address() {
        return running(directory);
    }

    /** Stops the server as soon as its transactions are rolled back, and lets the data directory go. */
    @Override
    public void close() {
        try (lock) {
            stop();
        } catch (IOException failed) {
            throw new LocalPostgresFailure("The data directory can't be let go.", failed);
        }
    }

    private void prepareAndStart() throws IOException {
        Path cluster = cluster(directory);
        if (!Files.isDirectory(cluster)) {
            create(cluster);
        }
        if (Files.exists(processFile(directory))) {
            LOG.info("An embedded PostgreSQL was left behind by a process that died; taking it over");
            if (orphanRuns()) {
                stop();
            } else {
                Files.delete(processFile(directory));
            }
        }
        Files.writeString(cluster.resolve("seatkeeper.conf"), SETTINGS + "port = " + freePort() + "\n");
        Path log = directory.resolve("postgres.log");
        Files.deleteIfExists(log);
        try {
            binaries.run("pg_ctl", "start", "-s", "-w", "-t", "60", "-D", cluster.toString(), "-l", log.toString());
        } catch (LocalPostgresFailure failed) {
            String said = Files.exists(log) ? Files.readString(log) : "";
            throw new LocalPostgresFailure(
                    "The embedded PostgreSQL did not start. " + failed.getMessage() + said, failed);
        }
    }

    /** Makes the cluster aside and moves it into place, so that an interrupted start leaves no half of one. */
    private void create(Path cluster) throws IOException {
        LOG.info("Making an embedded PostgreSQL in {}", directory);
        Path password = passwordFile(directory);
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, Tokens.random());
        Path partial = Files.createTempDirectory(directory, "cluster-");
        binaries.run(
                "initdb",
                "--pgdata=" + partial,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.writeString(
                partial.resolve("postgresql.conf"), "include = 'seatkeeper.conf'\n", StandardOpenOption.APPEND);
        Files.move(partial, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void stop() {
        try {
            binaries.run(
                    "pg_ctl",
                    "stop",
                    "-s",
                    "-m",
                    "fast",
                    "-w",
                    "-t",
                    "60",
                    "-D",
                    cluster(directory).toString());
        } catch (IOException failed) {
            throw new LocalPostgresFailure("The embedded PostgreSQL can't be stopped.", failed);
        }
    }

    /**
     * Whether the process that the cluster's process file names is its server. After a crash of the machine its number may
     * be anybody's, so its command line is looked at before a signal is sent.
     */
    private boolean orphanRuns() throws IOException {
        String number =
                Files.readAllLines(processFile(directory)).stream().findFirst().orElse("");
        if (!number.matches("[0-9]{1,10}")) {
            return false;
        }
        Optional<ProcessHandle.Info> process =
                ProcessHandle.of(Long.parseLong(number)).map(ProcessHandle::info);
        boolean postgres = process.flatMap(ProcessHandle.Info::command)
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
        return postgres
                && List.of(process.flatMap(ProcessHandle.Info::arguments).orElse(new String[0]))
                        .contains(cluster(directory).toString());
    }

    /** The port of last time when it is free, so that the address outlives a restart. */
    private int freePort() throws IOException {
        for (int port : new int[] {lastPort(directory), 0}) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
                return probe.getLocalPort();
            } catch (BindException taken) {
                LOG.info("Port {} of the embedded PostgreSQL is taken; it gets another", port);
            }
        }
        throw new IOException("No port is free.");
    }

    /** The port in its settings, 0 before the first start. */
    private static int lastPort(Path directory) throws IOException {
        Path settings = cluster(directory).resolve("seatkeeper.conf");
        if (!Files.exists(settings)) {
            return 0;
        }
        return Files.readAllLines(settings).stream()
                .filter(line -> line.startsWith("port = "))
                .mapToInt(line -> Integer.parseInt(line.substring("port = ".length())))
                .findFirst()
                .orElse(0);
    }

    private static boolean acquired(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return false;
        }
    }

    private static Path cluster(Path directory) {
        return directory.resolve("cluster");
    }

    private static Path processFile(Path directory) {
        return cluster(directory).resolve("postmaster.pid");
    }

    private static Path passwordFile(Path directory) {
        return directory.resolve("postgres.password");
    }
}
