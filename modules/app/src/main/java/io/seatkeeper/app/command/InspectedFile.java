package io.seatkeeper.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files that an engineer lets us look into. */
final class InspectedFile {
    private static final long LARGEST = 1024 * 1024;

    private InspectedFile() {}

    /** The text; empty where it can't be read or is larger than 1 MiB, which has then been said. */
    static Optional<String> read(@Nullable Path file) {
        try {
            if (file != null && Files.size(file) <= LARGEST) {
                return Optional.of(Files.readString(file));
            }
            System.err.println("seatkeeper: " + file + " is larger than 1 MiB.");
        } catch (IOException unreadable) {
            System.err.println("seatkeeper: " + file + " can't be read.");
        }
        return Optional.empty();
    }
}
