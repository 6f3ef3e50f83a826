package io.seatkeeper.practiceproduct;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.seatkeeper.practiceproduct.page.template.JtelayoutGenerated;
import io.seatkeeper.practiceproduct.page.template.JtetrainingGenerated;
import io.seatkeeper.practiceproduct.page.template.JtewelcomeGenerated;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The product's two pages. */
public final class ProductPages {
    private final String css = css();

    ProductPages() {}

    /** What the page for whoever is not signed in has to say. */
    public enum Notice {
        NONE(""),
        GOODBYE("You are signed out. See you soon."),
        ENDED("Your company has ended your session. Sign in again to go on."),
        REFUSED("You were not signed in. Try again, or ask your company’s IT.");

        private final String text;

        Notice(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    void training(RoutingContext context, Learner learner) {
        write(
                context,
                "Your courses",
                output -> JtetrainingGenerated.render((gg.jte.html.HtmlTemplateOutput) output, null, learner));
    }

    void welcome(RoutingContext context, Notice notice) {
        write(
                context,
                "Sign in",
                output -> JtewelcomeGenerated.render((gg.jte.html.HtmlTemplateOutput) output, null, notice));
    }

    void style(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/css").end(css);
    }

    private static void write(RoutingContext context, String title, Content content) {
        StringOutput text = new StringOutput();
        JtelayoutGenerated.render(new OwaspHtmlTemplateOutput(text), null, title, content);
        // No form-action: a form of ours leads by way of the provider to identity providers that we can't know.
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(text.toString());
    }

    private static String css() {
        try (InputStream bytes = ProductPages.class.getResourceAsStream("product.css")) {
            if (bytes == null) {
                throw new IllegalStateException("The style sheet is not in the jar.");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
