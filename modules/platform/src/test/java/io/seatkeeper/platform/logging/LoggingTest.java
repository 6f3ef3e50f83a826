package io.seatkeeper.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.Endpoint;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.configuration.Configuration;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingTest.class);
    private static final Endpoint<Asked, Told> ECHO = new Endpoint<>("test.echo", Asked.class, Told.class);

    private final PrintStream console = System.out;
    private final PrintStream errors = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(console);
        System.setErr(errors);
        apply(Configuration.LogFormat.TEXT, Configuration.LogLevel.INFO);
    }

    @Test
    void anEntryIsOneLineWhateverSomebodySent() {
        apply(Configuration.LogFormat.TEXT, Configuration.LogLevel.INFO);

        LOG.info("refused {}", "a\r\n2026-01-01T00:00:00Z INFO  Forged: entry");

        assertThat(lines()).singleElement().asString().contains("INFO  LoggingTest: refused a\\r\\n2026");
    }

    @Test
    void aFaultShowsWithItsCause() {
        apply(Configuration.LogFormat.TEXT, Configuration.LogLevel.INFO);

        LOG.error("broken", new IllegalStateException("outer", new IllegalArgumentException("inner")));

        assertThat(String.join("\n", lines()))
                .contains("IllegalStateException: outer", "IllegalArgumentException: inner");
    }

    @Test
    void whatIsLoggedStandsNotInTheAnswerOfACommand() {
        ByteArrayOutputStream beside = new ByteArrayOutputStream();
        System.setErr(new PrintStream(beside, true, StandardCharsets.UTF_8));
        Logging.applyBesideAnswer(new Configuration.Log(Configuration.LogFormat.TEXT, Configuration.LogLevel.INFO));

        LOG.info("beside");

        assertThat(lines()).isEmpty();
        assertThat(beside.toString(StandardCharsets.UTF_8)).contains("LoggingTest: beside");
    }

    @Test
    void machinesGetJson() {
        apply(Configuration.LogFormat.JSON, Configuration.LogLevel.INFO);

        LOG.atWarn().addKeyValue("status", 503).log("answered \"{}\"", "so");

        assertThat(lines()).singleElement().satisfies(line -> {
            JsonObject entry = new JsonObject(line);
            assertThat(entry.getString("message")).isEqualTo("answered \"so\"");
            assertThat(entry.getString("level")).isEqualTo("WARN");
            assertThat(entry.getInteger("status")).isEqualTo(503);
            assertThat(entry.getString("@timestamp")).endsWith("Z");
        });
    }

    @Test
    void onlyTheWantedLevelsAreWritten() {
        apply(Configuration.LogFormat.TEXT, Configuration.LogLevel.WARN);

        LOG.info("quiet");
        LOG.warn("loud");

        assertThat(lines()).singleElement().asString().endsWith("loud");
    }

    @Test
    void theRequestIsNamedAlsoByTheModuleThatAnswers() {
        apply(Configuration.LogFormat.JSON, Configuration.LogLevel.INFO);
        Vertx vertx = Vertx.vertx();
        Bus bus = new Bus(vertx);
        bus.serve(ECHO, asked -> {
            LOG.info(asked.text());
            return Future.succeededFuture(new Told(RequestId.current().orElse("none")));
        });

        assertThat(call(vertx, bus, "first")).isEqualTo("first");
        assertThat(call(vertx, bus, "second")).isEqualTo("second");
        assertThat(await(bus.call(ECHO, new Asked("outside a request"))).text()).isEqualTo("none");
        await(vertx.close());

        assertThat(lines())
                .map(JsonObject::new)
                .extracting(entry -> entry.getString("message"), entry -> entry.getString("request"))
                .containsExactly(tuple("first", "first"), tuple("second", "second"), tuple("outside a request", null));
    }

    /** Calls from a context of its own, as each HTTP request has one. */
    private static String call(Vertx vertx, Bus bus, String id) {
        Promise<Told> told = Promise.promise();
        ((ContextInternal) vertx.getOrCreateContext()).duplicate().runOnContext(begin -> {
            RequestId.set(id);
            bus.call(ECHO, new Asked(id)).onComplete(told);
        });
        return await(told.future()).text();
    }

    private static void apply(Configuration.LogFormat format, Configuration.LogLevel level) {
        Logging.apply(new Configuration.Log(format, level));
    }

    private List<String> lines() {
        Logging.writeAtOnce();
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    record Asked(String text) implements BusMessage {}

    record Told(String text) implements BusMessage {}
}
