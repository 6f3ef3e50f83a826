package io.seatkeeper.admin.console.page;

import io.seatkeeper.platform.page.Written;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /** Where the detail of an entry names what it is about. */
    private static final List<String> SUBJECTS = List.of("email", "name", "slug", "displayName");

    private AuditLines() {}

    /**
     * One line.
     *
     * @param entry as the API writes it
     */
    public static Happening of(JsonObject entry, Voice voice) {
        return line(entry, text(entry, voice), voice);
    }

    /** The same where it isn't said already what it was done to. */
    public static Happening withSubject(JsonObject entry, Voice voice) {
        JsonObject detail = entry.getJsonObject("detail");
        String actor = entry.getJsonObject("actor").getString("name");
        Optional<String> subject = SUBJECTS.stream()
                .map(detail::getValue)
                .flatMap(value -> value instanceof String name ? Stream.of(name) : Stream.empty())
                .findFirst()
                .filter(name -> !name.equals(actor));
        String text = text(entry, voice);
        return line(
                entry, subject.map(name -> text + " · " + Written.plain(name)).orElse(text), voice);
    }

    private static Happening line(JsonObject entry, String text, Voice voice) {
        return new Happening(
                text,
                Written.name(entry.getJsonObject("actor").getString("name")),
                voice.moment(Instant.parse(entry.getString("at"))),
                WEIGHTY.contains(entry.getString("action")));
    }

    /** What of a connection was changed; empty for anything else. */
    private static List<String> changed(JsonObject entry, Voice voice) {
        if (!entry.getString("action").equals("connection.updated")) {
            return List.of();
        }
        JsonObject detail = entry.getJsonObject("detail");
        return Stream.concat(
                        Stream.of("name", "domains", "enabled", "isDefault").filter(detail::containsKey),
                        detail.getJsonArray("settings", new JsonArray()).stream()
                                .map(String::valueOf))
                .map(field -> voice.word("console.setting", field))
                .toList();
    }

    private static String text(JsonObject entry, Voice voice) {
        String action = entry.getString("action");
        List<String> changed = changed(entry, voice);
        if (!changed.isEmpty()) {
            return voice.text("console.audit.connection.fields", "fields", String.join(", ", changed));
        }
        return action.equals("user.role_changed")
                        && entry.getJsonObject("detail").getValue("to") instanceof String role
                ? voice.text("console.audit.role", Map.of("role", voice.word("role", role)))
                : voice.word("console.audit", action);
    }
}
