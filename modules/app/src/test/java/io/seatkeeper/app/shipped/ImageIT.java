package io.seatkeeper.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The image, run from its tar alone as its own user on a root that can't be written, beside a real PostgreSQL. */
@Tag("shipped")
class ImageIT {
    private static final long LARGEST = 180_000_000;
    private static final int TERMINATED = 143;
    private static final int RIGHT_OF_OTHERS_TO_WRITE = 02;

    private final Image image = Image.unpacked();

    @Test
    void itServesOnAMigratedDatabaseAndEndsWhenItIsTold() throws Exception {
        DatabaseAddress address = TestPostgres.empty();
        Map<String, String> settings = ImageNode.settings(address, Map.of());
        assertThat(image.say(1, settings, "ready")).contains("Not ready");
        assertThat(image.say(0, settings, "migrate")).contains("The schema is up to date; applied");

        try (ImageNode node = ImageNode.serve(settings, new LinkedBlockingQueue<>())) {
            assertThat(node.ready()).isEqualTo(200);
            assertThat(image.say(0, settings, "ready")).contains("Ready.");
            Page page = new TestBrowser()
                    .always("Accept-Language", "de")
                    .open("http://127.0.0.1:" + node.port() + "/sign-in");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("lang=\"de\"");
            assertThat(node.stop()).isEqualTo(TERMINATED);
        }
    }

    @Test
    void itSaysItsVersionAndRefusesAWrongSetting() throws Exception {
        assertThat(image.say(0, Map.of(), "--version")).contains("seatkeeper 0.");
        assertThat(image.say(1, Map.of("SEATKEEPER_HTTP_PROT", "1"), "check-config"))
                .contains("is it SEATKEEPER_HTTP_PORT?");
    }

    @Test
    void withoutADatabaseItSaysThatItCanKeepNothing() throws Exception {
        assertThat(image.say(1, Map.of(), "serve")).contains("data directory");
    }

    @Test
    void itRunsAsNobodyInParticularAndHoldsNoShell() throws IOException {
        JsonObject config = image.config();
        assertThat(config.getString("User")).matches("[1-9][0-9]*:[1-9][0-9]*");
        assertThat(config.getJsonArray("Cmd")).isEqualTo(JsonArray.of("serve"));
        assertThat(config.getJsonObject("ExposedPorts").fieldNames()).containsExactlyInAnyOrder("8080/tcp", "9090/tcp");
        assertThat(config.getJsonObject("Labels").getString("io.seatkeeper.health.ready"))
                .isEqualTo(":9090/health/ready");
        try (Stream<Path> files = Files.walk(image.root())) {
            List<Path> all = files.toList();
            assertThat(all)
                    .filteredOn(Files::isRegularFile)
                    .noneMatch(file -> file.getFileName().toString().matches("(ba|da)?sh|busybox|apt|dpkg|su|sudo"));
            assertThat(all)
                    .filteredOn(ImageIT::anybodyMayWrite)
                    .containsExactly(image.root().resolve("tmp"));
        }
        assertThat(image.root().resolve("usr/share/sbom/seatkeeper.cdx.json")).exists();
        assertThat(Files.size(Image.TAR)).isLessThan(LARGEST);
    }

    @Test
    void itStartsJavaWithTheFlagsOfTheUnit() throws IOException {
        String unit = Files.readString(Path.of("..", "..", "deploy", "seatkeeper.service"));
        List<String> flags = Stream.of(unit.split("ExecStart=", -1)[1].split("-jar", -1)[0].split("\\s+"))
                .filter(word ->
                        word.startsWith("-") && !word.startsWith("-Xmx")) // half of the container's memory instead
                .toList();
        assertThat(flags).hasSizeGreaterThan(2);
        assertThat(image.config().getJsonArray("Entrypoint")).containsAll(flags);
    }

    private static boolean anybodyMayWrite(Path file) {
        try {
            int mode = (Integer) Files.getAttribute(file, "unix:mode");
            return (mode & RIGHT_OF_OTHERS_TO_WRITE) != 0;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
