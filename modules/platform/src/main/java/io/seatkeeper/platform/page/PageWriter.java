package io.seatkeeper.platform.page;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.seatkeeper.platform.page.template.JtelayoutGenerated;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Puts a page's content into the layout and sends it with the headers that every page needs. */
public final class PageWriter {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ";

    /** What a form that sends itself runs: the only script within a page, and one that no page needs. */
    private static final String SUBMIT = "document.forms[0].submit()";

    private final String formTargets;

    /** @param publicUrl where people reach the service, which decides where a form may lead */
    public PageWriter(URI publicUrl) {
        // Chromium holds every redirect after a form to form-action, and a form of ours may lead by way of an identity
        // provider to others that we can't know. So it names schemes, not origins; pages without a form forbid it.
        this.formTargets = "https".equals(publicUrl.getScheme()) ? "'self' https:" : "'self' https: http:";
    }

    /** The words for whoever asks. */
    public static Catalogue words(HttpServerRequest request) {
        return Catalogue.of(Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /**
     * The words for whoever comes from an application that knows their language.
     *
     * @param languages language tags with spaces between, the best first ({@code ui_locales}); where we speak none of them,
     *     the browser's wish counts
     */
    public static Catalogue words(HttpServerRequest request, String languages) {
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return languages.isBlank()
                ? words(request)
                : Catalogue.of(Language.preferred(
                        languages.strip().replaceAll(" +", ",") + (header == null ? "" : "," + header)));
    }

    /** What a page holds to be sent. */
    public enum Form {
        NONE,
        /** One or more that a person sends. */
        SENT_BY_HAND,
        /** One that sends itself where script runs, and has a button. */
        SENDS_ITSELF,
        /** Any that a person sends, on a page that our own script file makes quicker. */
        SCRIPTED
    }

    /**
     * Answers with a page.
     *
     * @param title what the tab says, before the product's name
     */
    public Future<Void> write(
            HttpServerResponse response, int status, Catalogue words, String title, Form form, Content body) {
        return write(
                response,
                status,
                words,
                form,
                html(words, title, form == Form.SENDS_ITSELF ? sendingItself(body) : body));
    }

    /** Answers with a page that has a layout of its own. */
    public Future<Void> write(HttpServerResponse response, int status, Catalogue words, Form form, String html) {
        return response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, words.language().tag())
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Language")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Security-Policy", policy(form))
                .putHeader("X-Content-Type-Options", "nosniff")
                // Not no-referrer, under which our own forms would bring "Origin: null" (Fetch §3.2).
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
                .end(html);
    }

    private String policy(Form form) {
        return POLICY
                + switch (form) {
                    case NONE -> "'none'";
                    case SENT_BY_HAND -> formTargets;
                    case SCRIPTED -> formTargets + "; script-src 'self'; connect-src 'self'";
                    case SENDS_ITSELF -> formTargets + "; script-src 'sha256-" + digest(SUBMIT) + "'";
                };
    }

    private static Content sendingItself(Content body) {
        return output -> {
            body.writeTo(output);
            output.writeContent("<script>" + SUBMIT + "</script>");
        };
    }

    private static String digest(String script) {
        try {
            byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** The page as text. */
    public static String html(Catalogue words, String title, Content body) {
        StringOutput text = new StringOutput();
        JtelayoutGenerated.render(new OwaspHtmlTemplateOutput(text), null, words, title, body);
        return text.toString();
    }
}
