package io.seatkeeper.app.shipped;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The CycloneDX document beside the jar, and what the jar itself says that it holds. */
final class PartsList {
    static final Path JAR = Path.of("target", "seatkeeper.jar");
    static final Path DOCUMENT = Path.of("target", "seatkeeper.cdx.json");

    private final JsonObject document;

    private PartsList(JsonObject document) {
        this.document = document;
    }

    /** A library, by the names that Maven gives it. */
    record Part(String name, String version, Set<String> licences, boolean hasSha256) {
        boolean ours() {
            return name.startsWith("io.seatkeeper:");
        }

        String coordinates() {
            return name + ":" + version;
        }
    }

    static PartsList read() throws IOException {
        return new PartsList(new JsonObject(Files.readString(DOCUMENT)));
    }

    String specification() {
        return document.getString("bomFormat") + " " + document.getString("specVersion");
    }

    List<Part> parts() {
        return objects(document.getJsonArray("components"))
                .map(component -> new Part(
                        component.getString("group") + ":" + component.getString("name"),
                        component.getString("version"),
                        licences(component),
                        objects(component.getJsonArray("hashes", new JsonArray()))
                                .anyMatch(hash -> "SHA-256".equals(hash.getString("alg")))))
                .toList();
    }

    /** What the jar holds by the word of the libraries themselves, those that came inside of another among it. */
    static Set<String> inTheJar() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Set<String> found = new HashSet<>();
            jar.stream()
                    .filter(entry -> entry.getName().matches("META-INF/maven/.+/pom\\.properties"))
                    .forEach(entry -> found.add(coordinates(jar, entry)));
            return found;
        }
    }

    private static String coordinates(JarFile jar, JarEntry entry) {
        try (InputStream stream = jar.getInputStream(entry)) {
            Properties said = new Properties();
            said.load(stream);
            return said.getProperty("groupId") + ":" + said.getProperty("artifactId") + ":"
                    + said.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> licences(JsonObject component) {
        return objects(component.getJsonArray("licenses", new JsonArray()))
                .map(choice -> choice.containsKey("expression")
                        ? choice.getString("expression")
                        : choice.getJsonObject("license")
                                .getString("id", choice.getJsonObject("license").getString("name")))
                .collect(Collectors.toSet());
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
