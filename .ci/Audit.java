import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Asks an OSV database which known holes the parts of the jar have: {@code java -cp seatkeeper.jar Audit.java LIST JAR ACCEPTED
 * [DATABASE]}.
 *
 * <p>Exit codes: 0 nothing is known that is not accepted; 1 something is; 2 a file of ours can't be read; 3 the database did not
 * answer, so nothing was checked.
 */
final class Audit {
    private static final String DATABASE = "https://api.osv.dev";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 2;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String database;

    private Audit(String database) {
        this.database = database;
    }

    /** The database gave no answer that can be used. */
    private static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;

        Unanswered(String why) {
            super(why);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        String database = arguments.length > 3 ? arguments[3] : DATABASE;
        try {
            Set<String> parts = parts(Path.of(arguments[0]), Path.of(arguments[1]));
            Map<String, String> accepted = accepted(Path.of(arguments[2]));
            System.exit(new Audit(database).report(parts, accepted) ? 0 : 1);
        } catch (Unanswered failed) {
            System.err.println("NOT CHECKED for known holes: " + database + ": " + failed.getMessage());
            System.exit(3);
        } catch (IOException | RuntimeException failed) {
            System.err.println("The audit could not begin: " + failed);
            System.exit(2);
        }
    }

    /** What the list names, and what other parts brought inside of them: as {@code group:artifact:version}. */
    private static Set<String> parts(Path list, Path jar) throws IOException {
        Set<String> parts = new TreeSet<>();
        for (Object each : new JsonObject(Files.readString(list)).getJsonArray("components")) {
            JsonObject component = (JsonObject) each;
            parts.add(component.getString("group") + ":" + component.getString("name") + ":"
                    + component.getString("version"));
        }
        try (JarFile opened = new JarFile(jar.toFile())) {
            for (JarEntry entry : opened.stream().toList()) {
                if (entry.getName().matches("META-INF/maven/.+/pom\\.properties")) {
                    Properties said = new Properties();
                    said.load(opened.getInputStream(entry));
                    parts.add(said.getProperty("groupId") + ":" + said.getProperty("artifactId") + ":"
                            + said.getProperty("version"));
                }
            }
        }
        parts.removeIf(part -> part.startsWith("io.seatkeeper:"));
        return parts;
    }

    /** Lines of an id and why it does not concern us; {@code #} begins a remark. */
    private static Map<String, String> accepted(Path file) throws IOException {
        Map<String, String> accepted = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] halves = line.strip().split("\\s+", 2);
                if (halves.length < 2) {
                    throw new IllegalArgumentException(file + ": " + halves[0] + " has no reason");
                }
                accepted.put(halves[0], halves[1]);
            }
        }
        return accepted;
    }

    private boolean report(Set<String> parts, Map<String, String> accepted) throws Unanswered, InterruptedException {
        List<String> asked = List.copyOf(parts);
        JsonArray results = ask(asked).getJsonArray("results", new JsonArray());
        if (results.size() != asked.size()) {
            throw new Unanswered("asked for " + asked.size() + " parts, answered for " + results.size());
        }
        List<String> open = new ArrayList<>();
        for (int part = 0; part < asked.size(); part++) {
            for (Object each : results.getJsonObject(part).getJsonArray("vulns", new JsonArray())) {
                JsonObject hole = get("/v1/vulns/" + ((JsonObject) each).getString("id"));
                Set<String> names = new TreeSet<>(Set.of(hole.getString("id")));
                hole.getJsonArray("aliases", new JsonArray()).forEach(alias -> names.add((String) alias));
                String line = asked.get(part) + "  " + String.join(" ", names) + "  " + hole.getString("summary", "");
                if (names.stream().noneMatch(accepted::containsKey)) {
                    open.add(line);
                }
            }
        }
        open.forEach(line -> System.err.println("KNOWN HOLE  " + line));
        System.out.println(asked.size() + " parts checked for known holes, " + open.size() + " open.");
        return open.isEmpty();
    }

    private JsonObject ask(List<String> parts) throws Unanswered, InterruptedException {
        JsonArray queries = new JsonArray();
        for (String part : parts) {
            int version = part.lastIndexOf(':');
            queries.add(new JsonObject()
                    .put("version", part.substring(version + 1))
                    .put(
                            "package",
                            new JsonObject().put("ecosystem", "Maven").put("name", part.substring(0, version))));
        }
        String body = new JsonObject().put("queries", queries).encode();
        return send(HttpRequest.newBuilder(URI.create(database + "/v1/querybatch"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonObject get(String path) throws Unanswered, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(database + path)).GET());
    }

    private JsonObject send(HttpRequest.Builder request) throws Unanswered, InterruptedException {
        String why = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                HttpResponse<String> answer =
                        client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return new JsonObject(answer.body());
                }
                why = "answered " + answer.statusCode();
            } catch (IOException | RuntimeException failed) {
                why = failed.toString();
            }
        }
        throw new Unanswered(why);
    }
}
