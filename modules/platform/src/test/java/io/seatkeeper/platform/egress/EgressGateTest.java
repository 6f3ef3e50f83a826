package io.seatkeeper.platform.egress;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGateTest {
    private static final int CONNECT = 1;
    private static final int NOT_ALLOWED = 2;
    private static final int UNREACHABLE = 4;
    private static final int COMMAND_NOT_SUPPORTED = 7;
    private static final GateLimits TIGHT =
            new GateLimits(Duration.ofSeconds(5), Duration.ofSeconds(1), 100_000, 150_000);

    private static final byte[] LARGE = ("GET /large HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + "a".repeat(64)
                    + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger connections = new AtomicInteger();
    private int port;

    @BeforeEach
    void serve() throws Exception {
        port = await(vertx.createHttpServer()
                        .connectionHandler(connection -> connections.incrementAndGet())
                        .requestHandler(request -> {
                            switch (request.path()) {
                                case "/silent" -> {
                                    // never answers
                                }
                                case "/large" -> request.response().end(Buffer.buffer("x".repeat(90_000)));
                                case "/endless" -> {
                                    request.response().setChunked(true);
                                    Answers.pour(request.response());
                                }
                                default -> request.response().end("here");
                            }
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void whatIsAllowedIsReached() throws Exception {
        try (SocksClient client = client(open(OutboundAllow.LOOPBACK))) {
            assertThat(client.logIn()).isZero();
            assertThat(client.request(CONNECT, "localhost", port)).isZero();
            client.send("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(client.readToEnd(), StandardCharsets.US_ASCII))
                    .endsWith("here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "0.0.0.0",
                "10.0.0.1",
                "169.254.169.254",
                "::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void aNameOrLiteralThatLeadsInsideIsRefused(String host) throws Exception {
        try (SocksClient client = client(open(OutboundAllow.NOTHING))) {
            client.logIn();
            assertThat(client.request(CONNECT, host, port)).isIn(NOT_ALLOWED, UNREACHABLE);
            assertThat(client.read()).isEqualTo(-1);
        }
        assertThat(connections).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "192.168.1.1", "::1", "fd00:ec2::254"})
    void anAddressInBytesThatLeadsInsideIsRefused(String address) throws Exception {
        try (SocksClient client = client(open(OutboundAllow.NOTHING))) {
            client.logIn();
            assertThat(client.request(CONNECT, InetAddress.ofLiteral(address).getAddress(), port))
                    .isEqualTo(NOT_ALLOWED);
        }
        assertThat(connections).hasValue(0);
    }

    @Test
    void aNameIsLookedUpOnceAndTheVeryAddressThatWasJudgedIsCalled() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        NameLookup rebinding = name -> Future.succeededFuture(
                List.of(InetAddress.ofLiteral(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1")));
        EgressGate gate = await(EgressGate.open(vertx, OutboundAllow.LOOPBACK, GateLimits.USUAL, rebinding));

        try (SocksClient client = client(gate)) {
            client.logIn();
            assertThat(client.request(CONNECT, "rebind.example", port)).isZero();
            client.send("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.readToEnd();
        }
        assertThat(lookups).hasValue(1);
        assertThat(connections).hasValue(1);
        try (SocksClient client = client(gate)) {
            client.logIn();
            assertThat(client.request(CONNECT, "rebind.example", port)).isEqualTo(NOT_ALLOWED);
        }
    }

    @Test
    void ofSeveralAddressesOnlyPermittedOnesAreCalled() throws Exception {
        NameLookup both = name ->
                Future.succeededFuture(List.of(InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("127.0.0.1")));

        try (SocksClient client =
                client(await(EgressGate.open(vertx, OutboundAllow.LOOPBACK, GateLimits.USUAL, both)))) {
            client.logIn();
            assertThat(client.request(CONNECT, "both.example", port)).isZero();
        }
    }

    @Test
    void aNameNobodyKnowsAndAPortNobodyServesAreUnreachable() throws Exception {
        EgressGate gate = open(OutboundAllow.LOOPBACK);
        try (SocksClient client = client(gate)) {
            client.logIn();
            assertThat(client.request(CONNECT, "nobody.invalid", port)).isEqualTo(UNREACHABLE);
        }
        try (SocksClient client = client(gate)) {
            client.logIn();
            assertThat(client.request(CONNECT, "127.0.0.1", 1)).isEqualTo(UNREACHABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 0, 255})
    void otherCommandsThanConnectAreRefused(int command) throws Exception {
        try (SocksClient client = client(open(OutboundAllow.LOOPBACK))) {
            client.logIn();
            assertThat(client.request(command, "127.0.0.1", port)).isEqualTo(COMMAND_NOT_SUPPORTED);
            assertThat(client.read()).isEqualTo(-1);
        }
    }

    @Test
    void aWrongPasswordEndsIt() throws Exception {
        try (SocksClient client = client(open(OutboundAllow.LOOPBACK))) {
            assertThat(client.logIn("guess")).isEqualTo(1);
            assertThat(client.read()).isEqualTo(-1);
        }
    }

    @Test
    void aClientWithoutAPasswordIsNotTaken() throws Exception {
        try (SocksClient client = client(open(OutboundAllow.LOOPBACK))) {
            client.send(5, 1, 0);
            assertThat(client.read()).isEqualTo(5);
            assertThat(client.read()).isEqualTo(0xFF);
            assertThat(client.read()).isEqualTo(-1);
        }
    }

    @Test
    void aRequestBeforeThePasswordIsNoHandshake() throws Exception {
        try (SocksClient client = client(open(OutboundAllow.LOOPBACK))) {
            client.send(5, 1, 2);
            client.read();
            client.read();
            client.send(5, 1, 0, 1, 127, 0, 0, 1, port >> 8, port & 0xFF);
            assertThat(client.read()).isEqualTo(-1);
        }
        assertThat(connections).hasValue(0);
    }

    @Test
    void whatIsNoSocksEndsIt() throws Exception {
        try (SocksClient client = client(open(OutboundAllow.LOOPBACK))) {
            client.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.read()).isEqualTo(-1);
        }
    }

    @Test
    void twoGatesHaveTwoPasswords() throws Exception {
        String other =
                open(OutboundAllow.LOOPBACK).clientOptions().getProxyOptions().getPassword();
        try (SocksClient client = client(open(OutboundAllow.LOOPBACK))) {
            assertThat(client.logIn(other)).isEqualTo(1);
        }
    }

    @Test
    void anEndlessAnswerIsCutForAClientThatHasNoBoundItself() throws Exception {
        HttpClient client = vertx.createHttpClient(tight().clientOptions());

        assertThatThrownBy(() -> await(get(client, "/endless"))).isInstanceOf(Exception.class);
    }

    @Test
    void aSilentServerIsCut() throws Exception {
        HttpClient client = vertx.createHttpClient(tight().clientOptions());

        assertThatThrownBy(() -> await(get(client, "/silent"))).isInstanceOf(Exception.class);
    }

    @Test
    void anOpenHandshakeIsCut() throws Exception {
        try (SocksClient client = client(tight())) {
            client.send(5);
            assertThat(client.read()).isEqualTo(-1);
        }
    }

    @Test
    void aConnectionIsKeptForTheNextRequestAndEachAnswerIsCountedAnew() throws Exception {
        EgressGate gate = await(EgressGate.open(
                vertx,
                OutboundAllow.LOOPBACK,
                new GateLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 100_000, 10_000_000),
                NameLookup.ofTheMachine(vertx)));
        try (SocksClient client = client(gate)) {
            client.logIn();
            client.request(CONNECT, "localhost", port);
            for (int turn = 0; turn < 3; turn++) {
                client.send(LARGE);
                assertThat(client.readAnswer()).hasSize(90_000);
            }
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void aConnectionBringsOnlySoMuchInAll() throws Exception {
        try (SocksClient client = client(tight())) {
            client.logIn();
            client.request(CONNECT, "localhost", port);
            client.send(LARGE);
            assertThat(client.readAnswer()).hasSize(90_000);
            client.send(LARGE);
            assertThat(client.readToEnd()).hasSizeLessThan(90_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "http://10.0.0.1/",
                "ftp://example.com/",
                "javascript:alert(1)",
                "https://user@example.com/",
                "https:///path",
                "//example.com",
                "",
                "https://exa mple.com/",
                "file:///etc/passwd"
            })
    void whatIsNoHttpsAddressIsRefusedBeforeItIsCalled(String url) throws Exception {
        assertThat(open(OutboundAllow.LOOPBACK).refusal(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com/", "HTTPS://example.com:8443/x?y", "http://127.0.0.1:8080/", "http://[::1]/"
            })
    void whatIsHttpsOrAllowedIsNot(String url) throws Exception {
        assertThat(open(OutboundAllow.LOOPBACK).refusal(url)).isEmpty();
    }

    private Future<Buffer> get(HttpClient client, String path) {
        return client.request(HttpMethod.GET, port, "127.0.0.1", path)
                .compose(request -> request.putHeader("accept", "text/plain").send())
                .compose(HttpClientResponse::body);
    }

    private EgressGate open(OutboundAllow allow) throws Exception {
        return await(EgressGate.open(vertx, allow));
    }

    private EgressGate tight() throws Exception {
        return await(EgressGate.open(vertx, OutboundAllow.LOOPBACK, TIGHT, NameLookup.ofTheMachine(vertx)));
    }

    private static SocksClient client(EgressGate gate) throws Exception {
        return new SocksClient(gate.clientOptions());
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }
}
