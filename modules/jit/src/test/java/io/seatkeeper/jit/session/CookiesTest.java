package io.seatkeeper.jit.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CookiesTest {
    private static Vertx vertx;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        SessionToken token = SessionToken.fresh(new OrganizationId(Ids.next()));
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            Cookies cookies = new Cookies(URI.create(request.path().substring(1) + "://seatkeeper.example"));
            cookies.markedBrowser(request);
            cookies.giveSession(request.response(), token, Duration.ofHours(12));
            request.response().end();
        });
        port = server.listen(0, "127.0.0.1").await(20, TimeUnit.SECONDS).actualPort();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void cookiesOfAnHttpsServiceAreBoundToItsHost() throws Exception {
        assertThat(set("https"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-seatkeeper_")
                        .contains("Path=/", "HTTPOnly", "Secure", "SameSite=Lax")
                        .doesNotContainIgnoringCase("domain="));
    }

    @Test
    void cookiesOfAPlainHttpServiceCanBeKeptByAnyClient() throws Exception {
        assertThat(set("http"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("seatkeeper_")
                        .contains("Path=/", "HTTPOnly", "SameSite=Lax")
                        .doesNotContain("Secure"));
        assertThat(set("http")).anySatisfy(cookie -> assertThat(cookie).contains("Max-Age=43200"));
    }

    private static List<String> set(String scheme) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + scheme))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .allValues("Set-Cookie");
    }
}
