package io.seatkeeper.admin.console.page;

import gg.jte.generated.precompiled.console.JteaskGenerated;
import io.seatkeeper.admin.api.Refused;
import java.util.List;
import java.util.Map;

/**
 * What is asked before an act: named by its effect, with numbers.
 *
 * @param effects what will be so afterwards, a sentence each
 * @param action where the form goes
 * @param back where to go instead
 * @param hidden what the form brings along
 */
public record Confirmation(
        String question,
        List<String> effects,
        String action,
        String button,
        boolean destructive,
        String back,
        Map<String, String> hidden) {
    public Confirmation {
        effects = List.copyOf(effects);
        hidden = Map.copyOf(hidden);
    }

    /** The page that asks. */
    public Reply asked(Visit visit, Section section) {
        return Reply.page(
                question, section, output -> JteaskGenerated.render(output, null, visit.voice(), this, null, null));
    }

    /** The page that asks again, after what was agreed to was refused. */
    public Reply refused(Visit visit, Section section, Refused refused) {
        return Reply.again(
                refused.problem().code().status(),
                question,
                section,
                output -> JteaskGenerated.render(
                        output, null, visit.voice(), this, visit.voice().refusal(refused.problem()), null));
    }
}
