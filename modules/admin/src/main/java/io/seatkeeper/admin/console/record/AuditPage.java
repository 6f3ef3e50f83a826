package io.seatkeeper.admin.console.record;

import gg.jte.generated.precompiled.console.JteauditGenerated;
import io.seatkeeper.admin.console.page.Filters;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.seatkeeper.contract.AuditActions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What was done by whom, newest first. */
public record AuditPage(Items<Entry> entries, Filters filters) {
    static final String[] FILTERS = {"action", "subject"};

    /** An entry as the API describes it. */
    public record Entry(
            long sequence,
            String at,
            String actorKind,
            String actor,
            String action,
            String subject,
            Map<String, String> detail) {
        static Entry of(JsonObject json) {
            JsonObject actor = json.getJsonObject("actor");
            return new Entry(
                    json.getLong("sequence"),
                    json.getString("at"),
                    actor.getString("kind"),
                    actor.getString("name"),
                    json.getString("action"),
                    json.getString("subject"),
                    json.getJsonObject("detail").stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    value -> String.valueOf(value.getValue()),
                                    (one, other) -> one,
                                    LinkedHashMap::new)));
        }

        /** Where what it is about can be looked at; empty where that is nowhere. */
        public String page() {
            return action.startsWith("user.") && !action.equals("user.deleted")
                    ? "/console/users/" + subject
                    : action.startsWith("team.") && !action.equals("team.removed")
                            ? "/console/teams/" + subject
                            : action.startsWith("connection.") && !action.equals("connection.removed")
                                    ? "/console/connections/" + subject
                                    : "";
        }
    }

    public static Future<Reply> show(Visit visit) {
        Filters filters = Filters.of(visit, "/audit", FILTERS);
        return visit.read("listAuditEvents", Map.of(), filters.query())
                .map(found -> new AuditPage(Items.of(found, Entry::of), filters))
                .map(page -> Reply.page(
                        visit.voice().text("console.section.audit"),
                        Section.AUDIT,
                        output -> JteauditGenerated.render(output, null, visit.voice(), page)));
    }

    /** Every action there is, and the one that is chosen where a link names another. */
    public Map<String, String> actions(Voice voice) {
        Map<String, String> choices =
                Filters.choices(voice, "console.any", "console.audit", AuditActions.ALL.toArray(String[]::new));
        String chosen = filters.fields().value("action");
        if (!chosen.isEmpty()) {
            choices.putIfAbsent(chosen, voice.word("console.audit", chosen));
        }
        return choices;
    }
}
