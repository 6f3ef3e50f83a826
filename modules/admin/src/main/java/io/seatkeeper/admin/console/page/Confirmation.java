package io.seatkeeper.admin.console.page;

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
}
