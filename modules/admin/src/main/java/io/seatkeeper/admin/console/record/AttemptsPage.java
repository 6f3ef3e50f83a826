package io.seatkeeper.admin.console.record;

import gg.jte.generated.precompiled.console.JteattemptsGenerated;
import io.seatkeeper.admin.console.page.Filters;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every sign-in, newest first, let in or refused. */
public record AttemptsPage(Items<Attempt> attempts, Filters filters) {
    static final String PATH = "/console/sign-ins";

    /** Refusals that somebody filters by. */
    private static final String[] CODES = {
        "seats_exhausted",
        "user_deactivated",
        "identity_conflict",
        "admin_link_required",
        "email_not_proven",
        "email_missing",
        "jit_disabled",
        "connection_disabled",
        "attempt_expired",
        "attempt_unknown",
        "replayed"
    };

    public static Future<Reply> show(Visit visit) {
        Filters filters = Filters.of(visit, "/sign-ins", "accepted", "code", "reference");
        return visit.read("listSignInAttempts", Map.of(), filters.query())
                .map(found -> new AttemptsPage(Items.of(found, Attempt::of), filters))
                .map(page -> Reply.page(
                        visit.voice().text("console.section.sign_ins"),
                        Section.SIGN_INS,
                        output -> JteattemptsGenerated.render(output, null, visit.voice(), page)));
    }

    /** The refusals to choose from, and the one that is chosen where a link names another. */
    public Map<String, String> codes(Voice voice) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", voice.text("console.any.reason"));
        for (String code : CODES) {
            choices.put(code, voice.reason(code));
        }
        String chosen = filters.fields().value("code");
        if (!chosen.isEmpty()) {
            choices.putIfAbsent(chosen, voice.reason(chosen));
        }
        return choices;
    }
}
