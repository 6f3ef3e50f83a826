package io.seatkeeper.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that goes about like a browser without script: it keeps cookies, follows redirects, submits forms, sends
 * {@code Origin} with them, and remembers every hop. Not for several threads at once; a second person is a second one.
 */
public final class TestBrowser {
    private static final int LONGEST_CHAIN = 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LONGEST_WAIT)
            .build();

    private final CookieJar jar = new CookieJar();
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "text/html,*/*;q=0.8"));

    /** Sends a header with every request from now on, such as {@code Accept-Language}. */
    public TestBrowser always(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Opens an address as if it were typed in, and follows where it leads. */
    public Page open(String address) {
        return openUntil(address, next -> false);
    }

    /**
     * Opens an address and follows where it leads, but not to an address that {@code stop} names: the page is then the
     * redirect itself, whose {@link Page#location()} an attacker might carry elsewhere.
     */
    public Page openUntil(String address, Predicate<URI> stop) {
        return follow(new Step("GET", URI.create(address), null, null), stop);
    }

    /** Follows a link of a page, the first that the CSS selector finds. */
    public Page click(Page page, String selector) {
        String address = first(page, selector).absUrl("href");
        return follow(new Step("GET", URI.create(address), null, page.address()), next -> false);
    }

    /** Submits a page's only form as it stands. */
    public Page submit(Page page) {
        return submit(page, "form", Map.of());
    }

    /** Submits a page's form, the first that the CSS selector finds, with some fields filled in or added. */
    public Page submit(Page page, String selector, Map<String, String> fields) {
        return submitUntil(page, selector, fields, next -> false);
    }

    /** Submits a form and follows where it leads, but not to an address that {@code stop} names. */
    public Page submitUntil(Page page, String selector, Map<String, String> fields, Predicate<URI> stop) {
        if (!(first(page, selector) instanceof FormElement form)) {
            throw new AssertionError(selector + " is no form on " + page.address());
        }
        Map<String, String> values = new LinkedHashMap<>();
        form.formData().forEach(field -> values.put(field.key(), field.value()));
        values.putAll(fields);
        String action = form.hasAttr("action") ? form.absUrl("action") : String.valueOf(page.address());
        if (form.attr("method").equalsIgnoreCase("post")) {
            return follow(new Step("POST", URI.create(action), encode(values), page.address()), stop);
        }
        URI target = URI.create(action.replaceFirst("\\?.*", "") + "?" + encode(values));
        return follow(new Step("GET", target, null, page.address()), stop);
    }

    /** Posts a form that no page of the site offered, with no {@code Origin}, and follows where it leads. */
    public Page post(String address, Map<String, String> fields) {
        return follow(new Step("POST", URI.create(address), encode(fields), null), next -> false);
    }

    /** Posts a form as a page of another site would, whose address is {@code from}. */
    public Page postFrom(URI from, String address, Map<String, String> fields) {
        return follow(new Step("POST", URI.create(address), encode(fields), from), next -> false);
    }

    /** The value of a cookie, whichever site set it last. */
    public Optional<String> cookie(String name) {
        return jar.value(name);
    }

    /** Puts a cookie in by hand, such as one stolen from somebody else. */
    public void plant(URI site, String name, String value) {
        jar.put(site.getHost(), name, value);
    }

    public void forgetCookies() {
        jar.clear();
    }

    private record Step(
            String method,
            URI target,
            @Nullable String form,
            @Nullable URI initiator) {}

    private Page follow(Step first, Predicate<URI> stop) {
        List<Page.Hop> hops = new ArrayList<>();
        Step step = first;
        while (hops.size() < LONGEST_CHAIN) {
            HttpResponse<String> response = send(step);
            hops.add(new Page.Hop(step.method(), step.target(), response.statusCode(), response.headers()));
            Page page = new Page(List.copyOf(hops), response.body());
            Optional<URI> next = page.location().filter(address -> redirects(response.statusCode()));
            if (next.isEmpty() || stop.test(next.get())) {
                return page;
            }
            boolean again = response.statusCode() == 307 || response.statusCode() == 308;
            step = again
                    ? new Step(step.method(), next.get(), step.form(), step.initiator())
                    : new Step("GET", next.get(), null, step.initiator());
        }
        throw new AssertionError("Redirected more than " + LONGEST_CHAIN + " times: " + hops);
    }

    private HttpResponse<String> send(Step step) {
        HttpRequest.Builder request = HttpRequest.newBuilder(step.target()).timeout(LONGEST_WAIT);
        headers.forEach(request::header);
        jar.header(step.method(), step.target(), step.initiator()).ifPresent(value -> request.header("Cookie", value));
        if (step.form() != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            if (step.initiator() != null) {
                request.header("Origin", origin(step.initiator()));
            }
            request.POST(HttpRequest.BodyPublishers.ofString(step.form()));
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(header -> jar.take(step.target(), header));
            return response;
        } catch (IOException failed) {
            throw new UncheckedIOException(step.method() + " " + step.target() + " failed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean redirects(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static String origin(URI page) {
        return page.getScheme() + "://" + page.getRawAuthority();
    }

    private static Element first(Page page, String selector) {
        Element found = page.document().selectFirst(selector);
        if (found == null) {
            throw new AssertionError("No " + selector + " on " + page.address() + ":\n" + page.body());
        }
        return found;
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
