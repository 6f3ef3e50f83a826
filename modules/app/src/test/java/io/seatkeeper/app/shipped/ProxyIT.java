package io.seatkeeper.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compose file brings together, without an engine: two nodes out of the image, and nginx by our configuration. */
@Tag("shipped")
class ProxyIT {
    private static final int BULK_BYTES = 3_000_000;
    private static final int ENOUGH_FOR_BOTH = 20;

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final int plain = ImageNode.freePort();
    private final int secure = ImageNode.freePort();
    private final ImageNode one;
    private final ImageNode other;
    private final Nginx nginx;

    ProxyIT(@TempDir Path folder) throws Exception {
        DatabaseAddress address = TestPostgres.migrated();
        Map<String, String> behind = Map.of(
                "SEATKEEPER_MASTER_KEY",
                MasterKey.random(),
                "SEATKEEPER_PUBLIC_URL",
                "https://127.0.0.1:" + secure,
                "SEATKEEPER_TRUSTED_PROXIES",
                "127.0.0.1/32");
        one = ImageNode.serve(ImageNode.settings(address, behind), log);
        other = ImageNode.serve(ImageNode.settings(address, behind), log);
        nginx = Nginx.start(folder, plain, secure, one.port(), other.port());
    }

    @AfterEach
    void stop() {
        nginx.close();
        one.close();
        other.close();
    }

    /** One test, since starting it all takes longer than the questions do. */
    @Test
    void peopleReachTwoNodesByOneNameAndMissNeitherOfThem() throws Exception {
        assertThat(get("/sign-in").headers().firstValue("Strict-Transport-Security"))
                .isPresent();
        assertThat(get("/health/ready").statusCode())
                .as("kept away from the world")
                .isEqualTo(404);
        assertThat(get("/metrics").statusCode()).isEqualTo(404);

        HttpResponse<String> redirect = client().send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + plain + "/sso/acme?a=b"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(redirect.statusCode()).isEqualTo(308);
        assertThat(redirect.headers().firstValue("Location")).contains("https://127.0.0.1/sso/acme?a=b");

        send(request("/who-asks").header("X-Forwarded-For", "203.0.113.9").GET());
        assertThat(logged("/who-asks")).contains(", for 127.0.0.2 [");

        HttpResponse<String> bulk =
                send(request("/scim/v2/acme/Bulk").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[BULK_BYTES])));
        assertThat(bulk.statusCode()).as("a node's word, not the proxy's").isNotEqualTo(413);
        assertThat(bulk.headers().firstValue("X-Request-Id")).isPresent();

        assertThat(one.stop()).isEqualTo(143);
        for (int request = 0; request < ENOUGH_FOR_BOTH; request++) {
            assertThat(get("/sign-in").statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + secure + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = client()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** A browser at 127.0.0.2, an address that is not the proxy's. */
    private HttpClient client() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream certificate = Files.newInputStream(nginx.certificate())) {
            trusted.setCertificateEntry(
                    "proxy", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(tls)
                .localAddress(InetAddress.ofLiteral("127.0.0.2"))
                .build();
    }

    private String logged(String path) throws InterruptedException {
        for (String line = log.poll(30, TimeUnit.SECONDS); line != null; line = log.poll(30, TimeUnit.SECONDS)) {
            if (line.contains("GET " + path + " ")) {
                return line;
            }
        }
        throw new AssertionError("No node noted " + path);
    }
}
