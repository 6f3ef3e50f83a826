package io.seatkeeper.practiceidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody on another machine, and no web page behind a name of its own, reaches the provider. */
class LoopbackTest {
    private static Vertx vertx;
    private static URI base;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        PracticeIdpVerticle verticle = new PracticeIdpVerticle(PracticeIdpSettings.atAnyPort());
        vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().get();
        base = URI.create(verticle.idp().baseUrl());
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "::", "192.168.0.10", "10.0.0.1", "idp.example", "127.0.0.1.example", "128.0.0.1", ""
            })
    void anAddressBeyondLoopbackIsRefused(String host) {
        assertThatThrownBy(() -> new PracticeIdpSettings(host, 0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1"})
    void loopbackIsTaken(String host) {
        assertThat(new PracticeIdpSettings(host, 0, Duration.ofSeconds(1)).host())
                .isEqualTo(host);
    }

    @Test
    void noOtherAddressOfThisMachineAnswers() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof Inet4Address)
                .toList();
        for (InetAddress other : others) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other, base.getPort()), 1_000))
                        .as(other.toString())
                        .isInstanceOf(java.io.IOException.class);
            }
        }
    }

    @Test
    void aNameThatMerelyPointsHereIsTurnedAway() throws Exception {
        assertThat(statusFor("rebound.example")).isEqualTo(421);
        assertThat(statusFor("localhost")).isEqualTo(200);
    }

    private static int statusFor(String name) throws Exception {
        HttpClientAgent client = vertx.createHttpClient();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(base.getPort(), "127.0.0.1"))
                .setHost(name)
                .setPort(base.getPort())
                .setURI("/jwks");
        Future<HttpClientResponse> response = client.request(request).compose(sent -> sent.send());
        return response.toCompletionStage().toCompletableFuture().get().statusCode();
    }
}
