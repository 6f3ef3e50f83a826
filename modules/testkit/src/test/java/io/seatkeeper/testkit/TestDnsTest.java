package io.seatkeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestDnsTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestDns dns = new TestDns();
    private final DnsClient client = vertx.createDnsClient(new DnsClientOptions()
            .setHost("127.0.0.1")
            .setPort(dns.address().getPort())
            .setQueryTimeout(200));

    @AfterEach
    void close() {
        dns.close();
        await(vertx.close());
    }

    @Test
    void aClientReadsEveryRecordAlsoALongOne() {
        dns.txt("Acme.example", "seatkeeper=abc", "x".repeat(300));

        List<String> texts = await(client.resolveTXT("acme.example"));

        assertThat(String.join("", texts)).isEqualTo("seatkeeper=abc" + "x".repeat(300));
    }

    @Test
    void anUnknownNameDoesNotExist() {
        assertThatThrownBy(() -> await(client.resolveTXT("tiny.example"))).hasMessageContaining("NXDOMAIN");
    }

    @Test
    void aSilentServerIsWaitedForInVain() {
        dns.txt("acme.example", "seatkeeper=abc");
        dns.silent(true);

        assertThatThrownBy(() -> await(client.resolveTXT("acme.example"))).hasStackTraceContaining("timed out");
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
