package io.seatkeeper.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of CI, beside a database that speaks as osv.dev does and knows one hole, in Netty. */
@Tag("shipped")
class AuditIT {
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();

    private final HttpServer database;

    @TempDir
    private Path folder = Path.of("");

    private record Ended(int code, String said) {}

    AuditIT() throws IOException {
        database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        database.createContext("/v1/querybatch", this::findings);
        database.createContext(
                "/v1/vulns/GHSA-1",
                exchange -> answer(
                        exchange,
                        new JsonObject()
                                .put("id", "GHSA-1")
                                .put("aliases", new JsonArray().add("CVE-2030-1"))
                                .put("summary", "It lets anybody in")));
    }

    @BeforeEach
    void open() {
        database.start();
    }

    @AfterEach
    void close() {
        database.stop(0);
    }

    @Test
    void aHoleThatNobodyAcceptedEndsIt() throws Exception {
        Ended ended = audit("# CVE-2030-1 a remark\n", address());
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said()).contains("io.netty:netty-common").contains("CVE-2030-1");
    }

    @Test
    void anAcceptedOneDoesNotByAnyOfItsNames() throws Exception {
        assertThat(audit("CVE-2030-1 we never let anybody in\n", address()).code())
                .isZero();
        Ended ended = audit("GHSA-1 we never let anybody in\n", address());
        assertThat(ended.code()).isZero();
        assertThat(ended.said()).containsPattern("[0-9]{2,} parts checked for known holes, 0 open");
    }

    @Test
    void whoAcceptsSaysWhy() throws Exception {
        assertThat(audit("CVE-2030-1\n", address()).code()).isEqualTo(2);
    }

    @Test
    void partsInsideOfPartsAreAskedForToo() throws Exception {
        audit("", address());
        assertThat(asked)
                .anySatisfy(question -> assertThat(question.encode())
                        .contains("\"com.onelogin:java-saml-core\"")
                        .contains("\"org.jctools:jctools-core\"")
                        .doesNotContain("io.seatkeeper"));
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidToHaveCheckedNothing() throws Exception {
        String nowhere = address();
        database.stop(0);
        Ended ended = audit("", nowhere);
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.said()).contains("NOT CHECKED");
    }

    private String address() {
        return "http://127.0.0.1:" + database.getAddress().getPort();
    }

    private Ended audit(String accepted, String address) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        PartsList.JAR.toString(),
                        Path.of("..", "..", ".ci", "Audit.java").toString(),
                        PartsList.DOCUMENT.toString(),
                        PartsList.JAR.toString(),
                        Files.writeString(folder.resolve("accepted"), accepted).toString(),
                        address)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private void findings(HttpExchange exchange) throws IOException {
        JsonObject question =
                new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        asked.add(question);
        JsonArray results = new JsonArray();
        for (Object each : question.getJsonArray("queries")) {
            boolean netty = ((JsonObject) each)
                    .getJsonObject("package")
                    .getString("name")
                    .equals("io.netty:netty-common");
            results.add(
                    netty
                            ? new JsonObject().put("vulns", new JsonArray().add(new JsonObject().put("id", "GHSA-1")))
                            : new JsonObject());
        }
        answer(exchange, new JsonObject().put("results", results));
    }

    private static void answer(HttpExchange exchange, JsonObject body) throws IOException {
        byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
