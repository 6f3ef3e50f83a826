package io.seatkeeper.admin.api;

import gg.jte.generated.precompiled.JtereferenceGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** The document itself, for programs and for people. Both are made once; the page needs no script. */
public final class ReferencePage {
    private final Buffer json;
    private final Buffer page;
    private final String policy;

    public ReferencePage(ApiDocument document) {
        String css = css();
        json = Buffer.buffer(document.raw().encodePrettily());
        page = Buffer.buffer(render(new ReferenceReader(document).read("<style>" + css + "</style>")));
        policy = "default-src 'none'; img-src 'self'; style-src 'self' 'sha256-"
                + Base64.getEncoder().encodeToString(Tokens.hash(css))
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** {@code /openapi.json}. */
    public void writeDocument(RoutingContext context) {
        write(context, "application/json", json);
    }

    /** {@code /docs}. */
    public void writePage(RoutingContext context) {
        context.response().putHeader("Content-Security-Policy", policy);
        write(context, "text/html;charset=utf-8", page);
    }

    private static void write(RoutingContext context, String mediaType, Buffer content) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(content);
    }

    private static String render(Reference reference) {
        StringOutput text = new StringOutput();
        JtereferenceGenerated.render(new OwaspHtmlTemplateOutput(text), null, reference);
        return text.toString();
    }

    private static String css() {
        try (InputStream stream =
                Objects.requireNonNull(ReferencePage.class.getResourceAsStream("/reference.css"), "reference.css")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
