package io.seatkeeper.admin.console.page;

import gg.jte.html.HtmlTemplateOutput;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a page of the console answers. */
public sealed interface Reply {
    /**
     * A page within the frame.
     *
     * @param title what the tab says, before the product's name
     * @param section which room it is in; null: none of them
     * @param body renders the page's own template
     */
    record Shown(int status, String title, @Nullable Section section, Consumer<HtmlTemplateOutput> body)
            implements Reply {}

    /** Another page, after an act that is done, so that a reload repeats nothing. */
    record Elsewhere(String address, Optional<Notice> notice) implements Reply {}

    /** A file to keep. */
    record File(String mediaType, String name, String text) implements Reply {}

    static Reply page(String title, Section section, Consumer<HtmlTemplateOutput> body) {
        return new Shown(200, title, section, body);
    }

    /** A page again whose form was refused. */
    static Reply again(int status, String title, Section section, Consumer<HtmlTemplateOutput> body) {
        return new Shown(status, title, section, body);
    }

    /** On to a page, which says first that it is done: {@code console.notice.<notice>}. */
    static Reply done(String address, String notice, Map<String, String> values) {
        return new Elsewhere(address, Optional.of(new Notice(notice, values)));
    }
}
