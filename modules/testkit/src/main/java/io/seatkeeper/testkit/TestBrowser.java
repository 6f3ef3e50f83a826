package io.seatkeeper.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A person's browser without its window: keeps cookies, follows redirects and sends forms, and remembers each hop. Calls
 * wait for their answer; run many browsers at once on virtual threads. One browser is for one thread at a time.
 */
public final class TestBrowser {
    private static final int MOST_REDIRECTS = 20;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "text/html"));

    /** Sends this header with every request from now on. */
    public TestBrowser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Opens an address and follows where it leads. */
    public Page open(String url) {
        return follow(request("GET", URI.create(url), null, true));
    }

    /** Opens an address and stays there, whatever it answers. */
    public Page openOnly(String url) {
        return send(request("GET", URI.create(url), null, true), List.of());
    }

    /** Sends a form to an address, as a page of that very site would, and follows where it leads. */
    public Page post(String url, Map<String, String> form) {
        return follow(request("POST", URI.create(url), form, true));
    }

    /** Sends a form as another site's page would: without the cookies, which are all SameSite=Lax. */
    public Page postFromAnotherSite(String url, Map<String, String> form) {
        return follow(request("POST", URI.create(url), form, false));
    }

    /** Fills in and sends the first form of a page; fields not named keep what the page put into them. */
    public Page submit(Page page, Map<String, String> values) {
        Element form = Optional.ofNullable(page.document().selectFirst("form"))
                .orElseThrow(() -> new AssertionError("There is no form on " + page.uri() + ": " + page.body()));
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : form.select("input[name], button[name]")) {
            fields.put(field.attr("name"), field.attr("value"));
        }
        fields.putAll(values);
        URI action = page.uri().resolve(form.attr("action"));
        return form.attr("method").equalsIgnoreCase("post")
                ? post(action.toString(), fields)
                : open(action + "?" + encode(fields));
    }

    /** The value of a cookie that this browser holds. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name) && !cookie.hasExpired())
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Forgets every cookie. */
    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    private Page follow(HttpRequest first) {
        List<Hop> hops = new ArrayList<>();
        Page page = send(first, hops);
        while (page.status() >= 300
                && page.status() < 400
                && page.header("Location").isPresent()) {
            if (hops.size() >= MOST_REDIRECTS) {
                throw new AssertionError("Redirected without an end: " + hops);
            }
            hops.add(new Hop(page.uri(), page.status()));
            URI next = page.uri().resolve(page.header("Location").get());
            page = send(request("GET", next, null, true), hops);
        }
        return page;
    }

    private HttpRequest request(String method, URI uri, @Nullable Map<String, String> form, boolean withCookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        if (withCookies) {
            String held = cookies.getCookieStore().get(uri).stream()
                    .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
            if (!held.isEmpty()) {
                request.header("Cookie", held);
            }
        }
        if (form == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
    }

    private Page send(HttpRequest request, List<Hop> hops) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            for (String header : response.headers().allValues("Set-Cookie")) {
                HttpCookie.parse(header)
                        .forEach(cookie -> cookies.getCookieStore().add(request.uri(), cookie));
            }
            return new Page(
                    request.uri(), response.statusCode(), response.headers().map(), response.body(), hops);
        } catch (IOException failed) {
            throw new UncheckedIOException(request.uri() + ": " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Encodes fields as a form or a query does. */
    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A redirect that was followed. */
    public record Hop(URI uri, int status) {}

    /** What came in the end, and the way there. */
    public record Page(URI uri, int status, Map<String, List<String>> headers, String body, List<Hop> hops) {
        public Page {
            hops = List.copyOf(hops);
        }

        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst();
        }

        public Document document() {
            return Jsoup.parse(body, uri.toString());
        }
    }
}
