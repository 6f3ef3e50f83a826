package io.seatkeeper.admin.console.page;

import gg.jte.generated.precompiled.console.JtesecretGenerated;
import java.util.List;

/**
 * What was made, shown this once.
 *
 * @param shown the secret first, then what goes with it
 * @param back where it is looked after from now on
 */
public record SecretPage(String title, String lead, List<Shown> shown, String back, String backText) {
    /** A value to copy. */
    public record Shown(String label, String value) {}

    public SecretPage {
        shown = List.copyOf(shown);
    }

    /** The page itself. It is the answer to the form, so that the secret stands in no address and no cookie. */
    public Reply reply(Visit visit, Section section) {
        return Reply.page(title, section, output -> JtesecretGenerated.render(output, null, visit.voice(), this));
    }

    @Override
    public String toString() {
        return "SecretPage[" + title + "]";
    }
}
