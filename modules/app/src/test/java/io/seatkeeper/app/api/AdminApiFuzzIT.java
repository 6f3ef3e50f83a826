package io.seatkeeper.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Calls every operation of the admin API with what its document allows and with what it does not, by the vendor's key and by
 * those of two organizations, always in the same order.
 */
class AdminApiFuzzIT {
    private static final long SEED = 20_261_125;
    private static final int ROUNDS = 120;

    /** Removing as eagerly as making would leave nothing to call the other operations with. */
    private static final int REMOVED_ONE_IN = 8;

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Keys that the test calls by, which no call may end. */
    private static final Set<String> OURS = new TreeSet<>();

    private static Installation installation;
    private static JsonObject document = new JsonObject();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(SEED);
    private final SchemaValues values = new SchemaValues(document, random);
    private final Map<String, List<String>> known = new HashMap<>();
    private final Map<String, Validator> validators = new HashMap<>();
    private final Set<String> succeeded = new TreeSet<>();
    private final List<String> tags = List.of("*", "\"1\"", "W/\"1\"", "\"none of ours\"", "1", "\"999\"");
    private final Set<String> stale = new TreeSet<>();

    /** Who calls: with which key, and whose data they may see; null: everybody's. */
    private record Caller(String key, @Nullable String organization) {}

    private record Operation(String id, String method, String path, JsonObject spec, List<JsonObject> parameters) {}

    @BeforeAll
    static void start() throws Exception {
        installation = new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(installation.baseUrl(0) + "/api/v1/openapi.json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        document = new JsonObject(response.body());
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void noCallFailsNoAnswerIsOutsideTheDocumentAndNobodySeesAnothersData() throws Exception {
        List<Caller> callers =
                List.of(new Caller(installation.operatorKey(), null), organization("alpha"), organization("beta"));
        List<Operation> operations = operations();
        for (int round = 0; round < ROUNDS; round++) {
            for (Operation operation : operations) {
                if (!operation.method().equals("delete") || random.nextInt(REMOVED_ONE_IN) == 0) {
                    call(operation, callers.get(random.nextInt(callers.size())));
                }
            }
        }
        assertThat(operations.stream().map(Operation::id).filter(id -> !succeeded.contains(id)))
                .as("operations that never succeeded, most of which need the world outside")
                .hasSizeLessThan(operations.size() / 6);
        assertThat(operations.stream()
                        .filter(operation -> takes(operation, "If-Match") && succeeded.contains(operation.id()))
                        .map(Operation::id)
                        .filter(id -> !stale.contains(id)))
                .as("operations that take If-Match and never minded it, which only chance lets be")
                .hasSizeLessThan(3);
    }

    /** An organization all of whose texts hold a word of its own, with a key for everything but roles. */
    private static Caller organization(String name) {
        installation.organization(installation.operator(), name + "-co", 5);
        installation
                .operator()
                .patch("/organizations/" + name + "-co", new JsonObject().put("name", "mark" + name + " Ltd"));
        JsonObject key = installation
                .operator()
                .post(
                        "/organizations/" + name + "-co/admin-keys",
                        new JsonObject().put("name", "mark" + name + " key"));
        for (String person : List.of("ada", "bob", "eve")) {
            Installation.signIn(installation.baseUrl(0), name + "-co", person + "@mark" + name + ".example");
        }
        OURS.add(key.getString("id"));
        return new Caller(key.getString("key"), name);
    }

    private void call(Operation operation, Caller caller) throws IOException, InterruptedException {
        String organization = random.nextBoolean() ? "alpha" : "beta";
        boolean theirs = caller.organization() == null || caller.organization().equals(organization);
        String mark = theirs ? "mark" + organization : "probe";
        boolean bent = random.nextInt(3) == 0;
        String path = operation.path();
        for (JsonObject parameter : operation.parameters()) {
            if (parameter.getString("in").equals("path")) {
                String name = parameter.getString("name");
                path = path.replace("{" + name + "}", encoded(place(name, organization, bent)));
            }
        }
        StringBuilder query = new StringBuilder();
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(60));
        request.header("Authorization", "Bearer " + caller.key());
        for (JsonObject parameter : operation.parameters()) {
            if (parameter.getString("in").equals("query") && random.nextInt(3) == 0) {
                String value = bent
                        ? values.bentText()
                        : String.valueOf(values.fitting(parameter.getJsonObject("schema"), mark));
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.getString("name"))
                        .append('=')
                        .append(encoded(value));
            }
        }
        if (takes(operation, "If-Match") && random.nextInt(3) == 0) {
            request.header("If-Match", tags.get(random.nextInt(tags.size())));
        }
        String body = body(operation, mark, bent);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        request.uri(URI.create(installation.baseUrl(0) + "/api/v1" + path + query))
                .method(
                        operation.method().toUpperCase(Locale.ROOT),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String told = "%s %s%s %s -> %d %s"
                .formatted(operation.method(), path, query, body, response.statusCode(), response.body());
        check(operation, caller, theirs, response, told);
        checkTag(operation, response, told);
        remember(operation, organization, response);
    }

    private void check(Operation operation, Caller caller, boolean theirs, HttpResponse<String> response, String told) {
        assertThat(response.statusCode()).as(told).isLessThan(500);
        JsonObject responses = operation.spec().getJsonObject("responses");
        JsonObject expected = values.resolved(
                responses.getJsonObject(String.valueOf(response.statusCode()), responses.getJsonObject("default")));
        JsonObject content = expected.getJsonObject("content");
        if (content == null) {
            assertThat(response.body()).as(told).isEmpty();
        } else {
            String type =
                    response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
            assertThat(content.fieldNames()).as(told).contains(type);
            if (type.endsWith("json")) {
                JsonObject schema = content.getJsonObject(type).getJsonObject("schema");
                OutputUnit result = validators
                        .computeIfAbsent(schema.encode(), key -> validator(schema))
                        .validate(new JsonObject(response.body()));
                assertThat(result.getValid())
                        .as(told + " " + result.getErrors())
                        .isTrue();
            }
        }
        if (caller.organization() != null) {
            String other = caller.organization().equals("alpha") ? "markbeta" : "markalpha";
            assertThat(response.body()).as(told).doesNotContain(other);
            if (!theirs && operation.path().contains("{org}")) {
                assertThat(response.statusCode()).as(told).isIn(400, 403, 404, 415);
            }
        }
        if (response.statusCode() < 300) {
            succeeded.add(operation.id());
        }
    }

    /** Whoever is to say what they read is told it: by reading, and by every change. */
    private void checkTag(Operation operation, HttpResponse<String> response, String told) {
        boolean tagged = operations().stream()
                .filter(other -> other.path().equals(operation.path()))
                .anyMatch(other -> takes(other, "If-Match"));
        if (tagged && response.statusCode() == 200) {
            assertThat(response.headers().firstValue("ETag")).as(told).isPresent();
        }
        if (!takes(operation, "If-Match")) {
            assertThat(response.statusCode()).as(told).isNotEqualTo(412);
        }
        if (response.statusCode() == 412) {
            stale.add(operation.id());
        }
    }

    private static boolean takes(Operation operation, String header) {
        return operation.parameters().stream()
                .anyMatch(parameter ->
                        header.equals(parameter.getString("name")) && "header".equals(parameter.getString("in")));
    }

    private static Validator validator(JsonObject schema) {
        JsonObject whole = schema.copy().put("components", document.getJsonObject("components"));
        return Validator.create(
                JsonSchema.of(whole),
                new JsonSchemaOptions()
                        .setBaseUri("app://fuzz")
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic));
    }

    /** What was made can be named by later calls, by those of the other organization too. */
    private void remember(Operation operation, String organization, HttpResponse<String> response) {
        if (response.statusCode() >= 300
                || response.body().isEmpty()
                || !response.body().startsWith("{")) {
            return;
        }
        String prefix = operation.path() + "/{";
        operations().stream()
                .map(Operation::path)
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length(), path.indexOf('}', prefix.length())))
                .distinct()
                .forEach(name -> {
                    JsonObject json = new JsonObject(response.body());
                    JsonArray items = json.getJsonArray("items", new JsonArray().add(json));
                    items.stream()
                            .map(JsonObject.class::cast)
                            .filter(item -> item.containsKey("id") && !OURS.contains(item.getString("id")))
                            .forEach(item -> known.computeIfAbsent(name + organization, key -> new ArrayList<>())
                                    .add(item.getString("id")));
                });
    }

    private String place(String name, String organization, boolean bent) {
        if (bent && random.nextInt(3) == 0) {
            String text = values.bentText();
            return text.isEmpty() ? "-" : text;
        }
        if (name.equals("org")) {
            return organization + "-co";
        }
        String other = random.nextInt(4) == 0 ? "alpha" : organization;
        List<String> ids = known.getOrDefault(name + other, List.of());
        return ids.isEmpty() ? "01a2111a-845b-7000-a84b-d784bd0b330e" : ids.get(random.nextInt(ids.size()));
    }

    private String body(Operation operation, String mark, boolean bent) {
        JsonObject body = operation.spec().getJsonObject("requestBody");
        if (body == null) {
            return "";
        }
        if (bent && random.nextInt(6) == 0) {
            return List.of("[]", "{", "null", "\"x\"", "1").get(random.nextInt(5));
        }
        JsonObject content = body.getJsonObject("content").getJsonObject("application/json");
        JsonObject example = content.getJsonObject("example");
        JsonObject fitting = example != null && random.nextInt(4) == 0
                ? example
                : new JsonObject(Json.encode(values.fitting(content.getJsonObject("schema"), mark)));
        return (bent ? values.bent(fitting) : fitting).encode();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.getJsonObject("paths").forEach(path -> {
            JsonObject item = (JsonObject) path.getValue();
            METHODS.stream().sorted().filter(item::containsKey).forEach(method -> {
                JsonObject spec = item.getJsonObject(method);
                List<JsonObject> parameters = new ArrayList<>();
                for (JsonObject holder : List.of(item, spec)) {
                    holder.getJsonArray("parameters", new JsonArray())
                            .forEach(parameter -> parameters.add(values.resolved((JsonObject) parameter)));
                }
                operations.add(new Operation(spec.getString("operationId"), method, path.getKey(), spec, parameters));
            });
        });
        return operations;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
