package io.seatkeeper.oauth.page;

import gg.jte.html.HtmlTemplateOutput;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.page.template.JtelogoutGenerated;
import io.seatkeeper.oauth.page.template.JtepostGenerated;
import io.seatkeeper.oauth.page.template.JterefusalGenerated;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.PageWriter;
import io.seatkeeper.platform.page.PageWriter.Form;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Answers a browser with one of the pages, in the language that it asks for. */
public final class OauthPages {
    private final PageWriter writer;

    public OauthPages(PageWriter writer) {
        this.writer = writer;
    }

    /** The client's request leads nowhere: for its engineers, since the person can do nothing about it. */
    public Future<Void> refuse(RoutingContext context, OauthFailure refusal) {
        Catalogue words = PageWriter.words(context.request());
        String description = String.valueOf(refusal.getMessage());
        int status = refusal.kind() == OauthFailure.Kind.INVALID_CLIENT
                ? 400
                : refusal.kind().status();
        return writer.write(
                context.response(),
                status,
                words,
                words.text("oauth.refusal.heading"),
                Form.NONE,
                output -> JterefusalGenerated.render(
                        (HtmlTemplateOutput) output, null, words, refusal.kind().text(), description));
    }

    /** The answer goes on by itself where script runs, and by a button elsewhere. */
    public Future<Void> post(RoutingContext context, Answer answer) {
        Catalogue words = PageWriter.words(context.request());
        return writer.write(
                context.response(),
                200,
                words,
                words.text("oauth.post.heading"),
                Form.SENDS_ITSELF,
                output -> JtepostGenerated.render((HtmlTemplateOutput) output, null, words, answer));
    }

    /**
     * Whether the person wants to sign out.
     *
     * @param languages those that the application would like, with spaces between
     */
    public Future<Void> ask(RoutingContext context, LogoutQuestion question, String languages) {
        Catalogue words = PageWriter.words(context.request(), languages);
        return writer.write(
                context.response(),
                200,
                words,
                words.text("oauth.logout.heading"),
                Form.SENT_BY_HAND,
                output -> JtelogoutGenerated.render((HtmlTemplateOutput) output, null, words, question));
    }
}
