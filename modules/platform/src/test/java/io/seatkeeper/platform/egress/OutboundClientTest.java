package io.seatkeeper.platform.egress;

import static io.seatkeeper.platform.egress.EgressGateTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.egress.OutboundFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundClientTest {
    private static final int MOST_BYTES = 50_000;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();
    private int port = -1;
    private OutboundClient client = open(OutboundAllow.LOOPBACK);

    OutboundClientTest() throws Exception {}

    @BeforeEach
    void serve() throws Exception {
        port = await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"))
                .actualPort();
    }

    private void answer(HttpServerRequest request) {
        requests.incrementAndGet();
        switch (request.path()) {
            case "/good" ->
                request.response()
                        .end(new JsonObject()
                                .put("accept", request.getHeader("accept"))
                                .put("authorization", request.getHeader("authorization"))
                                .encode());
            case "/redirect" ->
                request.response()
                        .setStatusCode(302)
                        .putHeader("location", "http://127.0.0.1:" + port + "/good")
                        .end();
            case "/list" -> request.response().end("[]");
            case "/html" -> request.response().end("<html>");
            case "/empty" -> request.response().end();
            case "/failing" -> request.response().setStatusCode(500).end("{\"secret\":\"detail\"}");
            case "/large" -> request.response().end("{\"a\":\"" + "x".repeat(MOST_BYTES) + "\"}");
            case "/endless" -> {
                request.response().setChunked(true);
                Answers.pour(request.response());
            }
            case "/dripping" -> {
                request.response().setChunked(true);
                vertx.setPeriodic(
                        50, timer -> request.response().write(" ").onFailure(end -> vertx.cancelTimer(timer)));
            }
            case "/closing" -> request.connection().close();
            default -> {
                // never answers
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void anObjectIsRead() throws Exception {
        JsonObject answer = await(client.getJson(here("/good"), Map.of("authorization", "Bearer x")));

        assertThat(answer.getString("accept")).isEqualTo("application/json");
        assertThat(answer.getString("authorization")).isEqualTo("Bearer x");
    }

    @ParameterizedTest
    @CsvSource({
        "/redirect, BAD_STATUS",
        "/failing, BAD_STATUS",
        "/list, NOT_JSON",
        "/html, NOT_JSON",
        "/empty, NOT_JSON",
        "/large, TOO_LARGE",
        "/endless, TOO_LARGE",
        "/dripping, TIMED_OUT",
        "/silent, TIMED_OUT",
        "/closing, UNREACHABLE"
    })
    void eachBadAnswerHasItsKind(String path, Kind kind) throws Exception {
        OutboundFailure failure = failure(client.getJson(here(path)));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageNotContaining("secret").hasMessageContaining("127.0.0.1");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        failure(client.getJson(here("/redirect")));

        assertThat(requests).hasValue(1);
    }

    @Test
    void theClientWorksOnAfterEachBadAnswer() throws Exception {
        for (String path : new String[] {"/large", "/endless", "/closing", "/failing", "/silent"}) {
            failure(client.getJson(here(path)));
            assertThat(await(client.getJson(here("/good"))).isEmpty()).isFalse();
        }
    }

    @Test
    void aNameThatLeadsInsideIsRefusedAsSuch() throws Exception {
        client = open(OutboundAllow.NOTHING);

        assertThat(failure(client.getJson("https://localhost:" + port + "/good"))
                        .kind())
                .isEqualTo(Kind.REFUSED_ADDRESS);
        assertThat(failure(client.getJson("https://127.0.0.1:" + port + "/good"))
                        .kind())
                .isEqualTo(Kind.REFUSED_ADDRESS);
        assertThat(requests).hasValue(0);
    }

    @Test
    void plainHttpIsRefusedBeforeAnythingIsSent() throws Exception {
        client = open(OutboundAllow.NOTHING);

        assertThat(failure(client.getJson(here("/good"))).kind()).isEqualTo(Kind.NOT_HTTPS);
        assertThat(requests).hasValue(0);
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        assertThat(failure(client.getJson("http://127.0.0.1:1/")).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted(@TempDir Path folder) throws Exception {
        String store = folder.resolve("store.p12").toString();
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storepass",
                        "secret",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store))
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        int secure = await(vertx.createHttpServer(new HttpServerOptions()
                                .setSsl(true)
                                .setKeyCertOptions(
                                        new PfxOptions().setPath(store).setPassword("secret")))
                        .requestHandler(this::answer)
                        .listen(0, "127.0.0.1"))
                .actualPort();

        assertThat(failure(client.getJson("https://localhost:" + secure + "/good"))
                        .kind())
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(requests).hasValue(0);
    }

    private String here(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private OutboundClient open(OutboundAllow allow) throws Exception {
        return new OutboundClient(vertx, await(EgressGate.open(vertx, allow)), MOST_BYTES, LONGEST);
    }

    private static OutboundFailure failure(Future<?> future) throws Exception {
        try {
            throw new AssertionError("succeeded: " + await(future));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof OutboundFailure failure) {
                return failure;
            }
            throw failed;
        }
    }
}
