package io.seatkeeper.jit.page;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import io.seatkeeper.jit.page.template.JterefusalGenerated;
import io.seatkeeper.jit.page.template.JtesignInGenerated;
import io.seatkeeper.jit.page.template.JtesignedInGenerated;
import io.seatkeeper.jit.page.template.JtesignedOutGenerated;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.PageWriter;
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
        boolean hasForm = page instanceof SignedInPage
                || (page instanceof SignInPage && page.organization().isEmpty());
        return writer.write(context.response(), page.status(), words, page.title(words), hasForm, content(page, words));
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
            }
        };
    }
}
