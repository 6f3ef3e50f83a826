package io.seatkeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestBrowserTest {
    private final TestBrowser browser = new TestBrowser();
    private final HttpServer server = create();
    private String site = "";

    @BeforeEach
    void start() {
        server.createContext("/set", exchange -> answer(exchange, 302, "/echo", "lax=1; Path=/; SameSite=Lax", ""));
        server.createContext("/set-strict", exchange -> answer(exchange, 200, "", "strict=1; SameSite=Strict", ""));
        server.createContext("/set-secure", exchange -> answer(exchange, 200, "", "__Host-s=1; Path=/; Secure", ""));
        server.createContext("/end", exchange -> answer(exchange, 200, "", "lax=; Path=/; Max-Age=0", ""));
        server.createContext("/loop", exchange -> answer(exchange, 302, "/loop", "", ""));
        server.createContext("/form", exchange -> answer(exchange, 200, "", "", """
                <form method="post" action="/echo"><input name="a" value="1"><input name="b"></form>"""));
        server.createContext(
                "/echo",
                exchange -> answer(
                        exchange,
                        200,
                        "",
                        "",
                        exchange.getRequestMethod() + " cookie="
                                + exchange.getRequestHeaders().getFirst("Cookie") + " origin="
                                + exchange.getRequestHeaders().getFirst("Origin") + " body="
                                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        server.start();
        site = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void redirectsAreFollowedWithCookiesAndRemembered() {
        Page page = browser.open(site + "/set");

        assertThat(page.text()).startsWith("GET cookie=lax=1");
        assertThat(page.hops()).extracting(Page.Hop::status).containsExactly(302, 200);
    }

    @Test
    void aRedirectCanBeHeldBack() {
        Page page = browser.openUntil(site + "/set", next -> next.getPath().equals("/echo"));

        assertThat(page.location()).isEqualTo(Optional.of(URI.create(site + "/echo")));
        assertThat(page.status()).isEqualTo(302);
    }

    @Test
    void aFormIsSentWithItsFieldsAndItsOrigin() {
        Page page = browser.submit(browser.open(site + "/form"), "form", Map.of("b", "x y"));

        assertThat(page.text()).isEqualTo("POST cookie=null origin=" + site + " body=a=1&b=x+y");
    }

    @Test
    void cookiesStayAtHomeWhenAnotherSitePosts() {
        URI elsewhere = URI.create("https://elsewhere.example/");
        browser.open(site + "/set");
        browser.open(site + "/set-strict");

        assertThat(browser.postFrom(elsewhere, site + "/echo", Map.of()).text())
                .isEqualTo("POST cookie=null origin=https://elsewhere.example body=");
        assertThat(browser.post(site + "/echo", Map.of()).text()).contains("lax=1; strict=1");
    }

    @Test
    void anEndedCookieIsGone() {
        browser.open(site + "/set");
        browser.open(site + "/end");

        assertThat(browser.cookie("lax")).isEmpty();
    }

    @Test
    void aSecureCookieOnPlainHttpFailsTheTest() {
        assertThatThrownBy(() -> browser.open(site + "/set-secure")).isInstanceOf(AssertionError.class);
    }

    @Test
    void goingInCirclesEnds() {
        assertThatThrownBy(() -> browser.open(site + "/loop"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("more than 20");
    }

    private static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void answer(HttpExchange exchange, int status, String location, String cookie, String body)
            throws IOException {
        try (exchange) {
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            if (!cookie.isEmpty()) {
                exchange.getResponseHeaders().add("Set-Cookie", cookie);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
