package io.seatkeeper.scim;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A request as an identity provider is known to send it, kept in a file named by provider and case.
 *
 * @param name the file's name
 * @param file {@code source} says where the shape is documented; the rest is read by the test of its folder
 */
public record Shape(String name, JsonObject file) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "shapes");

    /** Every shape of a folder, by name. */
    public static Stream<Shape> of(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().map(Shape::read).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is sent. */
    public JsonObject request() {
        return file.getJsonObject("request");
    }

    @Override
    public String toString() {
        return name;
    }

    private static Shape read(Path path) {
        try {
            return new Shape(path.getFileName().toString(), new JsonObject(Files.readString(path)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
