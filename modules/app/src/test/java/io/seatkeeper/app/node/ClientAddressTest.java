package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.egress.AddressRange;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who a request comes from, behind proxies. The tests' own address is the proxy's. */
class ClientAddressTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void nobodysWordIsBelievedWithoutATrustedProxy() throws Exception {
        assertThat(seen("", "203.0.113.7")).isEqualTo("127.0.0.1");
    }

    @Test
    void aTrustedProxysWordIsBelieved() throws Exception {
        assertThat(seen("127.0.0.0/8", "203.0.113.7")).isEqualTo("203.0.113.7");
    }

    @Test
    void whatStandsBeforeTheLastStrangerMayBeInvented() throws Exception {
        assertThat(seen("127.0.0.0/8,10.0.0.0/8", "198.51.100.1, 203.0.113.7, 10.0.0.3"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void whatIsNoAddressIsPassedOver() throws Exception {
        assertThat(seen("127.0.0.0/8", "<script>")).isEqualTo("127.0.0.1");
    }

    private static String seen(String trusted, String forwarded) throws IOException, InterruptedException {
        ClientAddress client = new ClientAddress(AddressRange.list(trusted));
        HttpServer server = VERTX.createHttpServer()
                .requestHandler(request -> request.response().end(client.of(request)))
                .listen(0, "127.0.0.1")
                .await();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort()))
                .header("X-Forwarded-For", forwarded)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } finally {
            server.close().await();
        }
    }
}
