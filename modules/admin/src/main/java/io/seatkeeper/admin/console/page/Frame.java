package io.seatkeeper.admin.console.page;

import gg.jte.Content;
import gg.jte.generated.precompiled.console.JteframeGenerated;
import gg.jte.generated.precompiled.console.JtesetupGenerated;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.seatkeeper.platform.page.PageWriter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;

/** Sends what a page answers: within the frame of navigation and seats, or as a redirect (POST, redirect, GET). */
public final class Frame {
    private final PageWriter writer;

    public Frame(PageWriter writer) {
        this.writer = writer;
    }

    public Future<Void> send(Visit visit, Reply reply) {
        return switch (reply) {
            case Reply.Shown page ->
                writer.write(
                        visit.context().response(),
                        page.status(),
                        visit.voice().words(),
                        PageWriter.Form.SCRIPTED,
                        html(visit, page));
            case Reply.File file ->
                visit.context()
                        .response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .putHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                        .end(file.text());
            case Reply.Elsewhere elsewhere -> {
                elsewhere
                        .notice()
                        .ifPresent(notice -> visit.context().response().addCookie(notice.cookie(visit.at(""))));
                yield visit.context()
                        .response()
                        .setStatusCode(303)
                        .putHeader(HttpHeaders.LOCATION, elsewhere.address())
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end();
            }
        };
    }

    private static String html(Visit visit, Reply.Shown page) {
        StringOutput text = new StringOutput();
        HtmlTemplateOutput output = new OwaspHtmlTemplateOutput(text);
        Content body = written -> page.body().accept((HtmlTemplateOutput) written);
        if (visit.visitor().session().isPresent()) {
            JteframeGenerated.render(output, null, visit, visit.voice(), page.title(), page.section(), body);
        } else {
            JtesetupGenerated.render(output, null, visit, visit.voice(), page.title(), page.section(), body);
        }
        return text.toString();
    }
}
