package io.seatkeeper.admin.console.page;

import io.seatkeeper.platform.page.Written;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Says entries of the audit log as lines of a timeline. */
public final class AuditLines {
    /** What changes who may do what. */
    private static final Set<String> WEIGHTY = Set.of(
            "user.role_changed",
            "user.blocked",
            "user.unblocked",
            "user.deactivated",
            "user.reactivated",
            "user.deleted",
            "user.provisioned",
            "user.created",
            "user.identity_relinked");

    private AuditLines() {}

    /** @param entry as the API writes it */
    public static Happening of(JsonObject entry, Voice voice) {
        String action = entry.getString("action");
        return new Happening(
                text(action, entry.getJsonObject("detail"), voice),
                Written.name(entry.getJsonObject("actor").getString("name")),
                voice.moment(Instant.parse(entry.getString("at"))),
                WEIGHTY.contains(action));
    }

    private static String text(String action, JsonObject detail, Voice voice) {
        String to = detail.getString("to");
        if (action.equals("user.role_changed") && to != null) {
            return voice.text("console.audit.role", Map.of("role", voice.word("role", to)));
        }
        return voice.word("console.audit", action);
    }
}
