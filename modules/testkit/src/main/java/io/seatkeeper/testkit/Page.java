package io.seatkeeper.testkit;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What a {@link TestBrowser} has in front of it.
 *
 * @param hops every request that led here, the last one's answer being this page
 * @param body the answer as text
 */
public record Page(List<Hop> hops, String body) {
    /** One request and what was answered. */
    public record Hop(String method, URI address, int status, HttpHeaders headers) {}

    public URI address() {
        return hops.getLast().address();
    }

    public int status() {
        return hops.getLast().status();
    }

    public HttpHeaders headers() {
        return hops.getLast().headers();
    }

    /** A header of the answer; empty when it was not sent. */
    public Optional<String> header(String name) {
        return headers().firstValue(name);
    }

    /** Where the answer redirects to, as an absolute address. */
    public Optional<URI> location() {
        return header("Location").map(address()::resolve);
    }

    /** The body as HTML, its addresses resolvable. */
    public Document document() {
        return Jsoup.parse(body, String.valueOf(address()));
    }

    /** The text that a person reads. */
    public String text() {
        return document().text();
    }
}
