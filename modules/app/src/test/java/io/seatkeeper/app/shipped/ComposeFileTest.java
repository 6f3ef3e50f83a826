package io.seatkeeper.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.configuration.Setting;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file, held to the schema of Compose, to our settings, and to what a container may do. */
class ComposeFileTest {
    private static final Path DEPLOY = Path.of("..", "..", "deploy");
    private static final String SCHEMA = "https://compose.example/compose_spec.json";
    private static final Pattern KEY = Pattern.compile("SEATKEEPER_[A-Z_]+");

    private final String text = read(DEPLOY.resolve("compose.yaml"));
    private final JsonObject file = yaml(text);

    @Test
    void itFitsTheSchemaOfCompose() throws IOException {
        assertThat(validate(file).getValid())
                .as(String.valueOf(validate(file).toJson()))
                .isTrue();
        JsonObject misspelt = yaml(text.replace("read_only:", "readonly:"));
        assertThat(validate(misspelt).getValid()).isFalse();
    }

    @Test
    void everySettingIsOne() {
        Set<String> known = Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
        Set<String> used =
                KEY.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).hasSizeGreaterThan(3).isSubsetOf(known);
    }

    @Test
    void noContainerMayMoreThanItMust() {
        assertThat(file.getJsonObject("services")).allSatisfy(service -> {
            JsonObject container = (JsonObject) service.getValue();
            assertThat(container.getBoolean("read_only")).as(service.getKey()).isTrue();
            assertThat(container.getJsonArray("cap_drop")).as(service.getKey()).containsExactly("ALL");
            assertThat(container.getJsonArray("security_opt"))
                    .as(service.getKey())
                    .containsExactly("no-new-privileges:true");
            assertThat(container.getString("user", "as the image says"))
                    .doesNotContain("root")
                    .doesNotStartWith("0");
            assertThat(container.getBoolean("privileged", false)).isFalse();
        });
        assertThat(file.getJsonObject("services").fieldNames().stream()
                        .filter(name -> file.getJsonObject("services")
                                .getJsonObject(name)
                                .containsKey("ports")))
                .containsExactly("proxy");
        assertThat(file.getJsonObject("networks").getJsonObject("data").getBoolean("internal"))
                .isTrue();
    }

    @Test
    void nodesBelieveTheProxyAloneAndFindTheSchemaMade() {
        JsonObject services = file.getJsonObject("services");
        String proxy = services.getJsonObject("proxy")
                .getJsonObject("networks")
                .getJsonObject("front")
                .getString("ipv4_address");
        for (String node : Set.of("node-1", "node-2")) {
            JsonObject container = services.getJsonObject(node);
            assertThat(container.getJsonObject("environment").getString("SEATKEEPER_TRUSTED_PROXIES"))
                    .isEqualTo(proxy + "/32");
            assertThat(container.getJsonObject("environment").getString("SEATKEEPER_MIGRATE"))
                    .isEqualTo("false");
            assertThat(container
                            .getJsonObject("depends_on")
                            .getJsonObject("migrate")
                            .getString("condition"))
                    .isEqualTo("service_completed_successfully");
            assertThat(read(DEPLOY.resolve("proxy").resolve("nginx.conf"))).contains("server " + node + ":8080 ");
        }
    }

    @Test
    void everySecretThatIsUsedComesFromAFile() {
        assertThat(file.getJsonObject("secrets"))
                .allSatisfy(secret -> assertThat(((JsonObject) secret.getValue()).getString("file"))
                        .startsWith("./secrets/"));
        Set<Object> used = file.getJsonObject("services").stream()
                .flatMap(service -> ((JsonObject) service.getValue()).getJsonArray("secrets").stream())
                .collect(Collectors.toSet());
        assertThat(used).isEqualTo(Set.copyOf(file.getJsonObject("secrets").fieldNames()));
    }

    /**
     * References are made absolute, since the validator resolves no others below {@code patternProperties}, and durations are left to
     * Compose, which writes them otherwise than RFC 3339.
     */
    private static OutputUnit validate(JsonObject instance) throws IOException {
        try (InputStream stream = ComposeFileTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
            JsonObject schema = new JsonObject(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"#/definitions/", "\"" + SCHEMA + "#/definitions/")
                    .replace("\"format\": \"duration\"", "\"minLength\": 2"));
            return Validator.create(
                            JsonSchema.of(schema),
                            new JsonSchemaOptions()
                                    .setBaseUri(SCHEMA)
                                    .setDraft(Draft.DRAFT201909)
                                    .setOutputFormat(OutputFormat.Basic))
                    .validate(instance);
        }
    }

    /** As Compose reads it: with anchors followed and {@code <<} merged. */
    private static JsonObject yaml(String text) {
        Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new JsonObject(new JsonObject(read).encode());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
