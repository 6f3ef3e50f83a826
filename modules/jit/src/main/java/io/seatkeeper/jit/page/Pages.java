package io.seatkeeper.jit.page;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import io.seatkeeper.jit.page.template.JtegoOnGenerated;
import io.seatkeeper.jit.page.template.JteinvitationGenerated;
import io.seatkeeper.jit.page.template.JtepostGenerated;
import io.seatkeeper.jit.page.template.JterefusalGenerated;
import io.seatkeeper.jit.page.template.JtesignInGenerated;
import io.seatkeeper.jit.page.template.JtesignedInGenerated;
import io.seatkeeper.jit.page.template.JtesignedOutGenerated;
import io.seatkeeper.jit.page.template.JtetrialGenerated;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.PageWriter;
import io.seatkeeper.platform.page.PageWriter.Form;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Answers a browser with a page at the door, in the language that it asks for. */
public final class Pages {
    private final PageWriter writer;

    public Pages(PageWriter writer) {
        this.writer = writer;
    }

    public Future<Void> send(RoutingContext context, DoorPage page) {
        Catalogue words = PageWriter.words(context.request());
        return writer.write(
                context.response(), page.status(), words, page.title(words), form(page), content(page, words));
    }

    private static Form form(DoorPage page) {
        return switch (page) {
            case SignInPage shown -> shown.organization().isEmpty() ? Form.SENT_BY_HAND : Form.NONE;
            case SignedInPage shown -> Form.SENT_BY_HAND;
            case ContinuePage shown -> Form.SENT_BY_HAND;
            case InvitationPage shown -> Form.SENT_BY_HAND;
            case PostPage shown -> Form.SENDS_ITSELF;
            case RefusalPage shown -> Form.NONE;
            case SignedOutPage shown -> Form.NONE;
            case TrialPage shown -> Form.NONE;
        };
    }

    /** The page as text, whole. */
    static String html(DoorPage page, Catalogue words) {
        return PageWriter.html(words, page.title(words), content(page, words));
    }

    private static Content content(DoorPage page, Catalogue words) {
        return output -> {
            HtmlTemplateOutput html = (HtmlTemplateOutput) output;
            switch (page) {
                case SignInPage shown -> JtesignInGenerated.render(html, null, words, shown);
                case RefusalPage shown -> JterefusalGenerated.render(html, null, words, shown);
                case SignedInPage shown -> JtesignedInGenerated.render(html, null, words, shown);
                case SignedOutPage shown -> JtesignedOutGenerated.render(html, null, words, shown);
                case PostPage shown -> JtepostGenerated.render(html, null, words, shown);
                case ContinuePage shown -> JtegoOnGenerated.render(html, null, words, shown);
                case InvitationPage shown -> JteinvitationGenerated.render(html, null, words, shown);
                case TrialPage shown -> JtetrialGenerated.render(html, null, words, shown);
            }
        };
    }
}
