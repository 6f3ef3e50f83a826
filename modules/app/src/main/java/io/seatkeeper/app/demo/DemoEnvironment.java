package io.seatkeeper.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code .seatkeeper/demo.env}: what the demo made, for a shell to source. Holds keys, so only its owner reads it. */
final class DemoEnvironment {
    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Reads what an earlier demo left; nothing where there was none. */
    DemoEnvironment(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> values.put(parts[0], parts[1].replace("'", "")));
        }
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** @param value holds no quote */
    void put(String name, String value) {
        values.put(name, value);
    }

    void write() throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String lines = values.entrySet().stream()
                .map(entry -> entry.getKey() + "='" + entry.getValue() + "'\n")
                .collect(Collectors.joining());
        Files.writeString(file, lines, StandardOpenOption.WRITE);
    }
}
