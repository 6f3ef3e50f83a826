package io.seatkeeper.admin.console.page;

import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came between a form and its sending, where somebody else was quicker.
 *
 * @param now what stands there now, of the fields in which something else was entered
 * @param last who changed it last; null for whoever may not read the audit log
 */
public record Meanwhile(
        Voice voice, Map<String, String> now, @Nullable Happening last) {
    /**
     * A refused form with what came between; as it is where nothing did.
     *
     * @param subject what the audit log calls the thing that was to be changed
     * @param now how the form would be filled from what stands there now
     */
    public static Future<Fields> told(
            Visit visit, Refused refused, Fields form, String subject, Map<String, String> now) {
        if (!stale(refused)) {
            return Future.succeededFuture(form);
        }
        Map<String, String> other = new HashMap<>();
        now.forEach((name, value) -> {
            if (!entered(form.value(name)).equals(entered(value))) {
                other.put(name, value);
            }
        });
        return last(visit, subject)
                .map(last -> form.with(new Meanwhile(visit.voice(), Map.copyOf(other), last.orElse(null))));
    }

    /** Who changed something last; empty for the holder of a set-up link, who may not read the audit log. */
    public static Future<Optional<Happening>> last(Visit visit, String subject) {
        return visit.visitor().session().isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : visit.read("listAuditEvents", Map.of(), Map.of("subject", subject, "limit", "1"))
                        .map(found -> Items.of(found, entry -> AuditLines.of(entry, visit.voice())).items().stream()
                                .findFirst());
    }

    /** The version that a refused form is made from: what it saw stays what it saw, unless somebody else was quicker. */
    public static long version(Visit visit, Refused refused, long now) {
        return stale(refused)
                ? now
                : visit.field("version")
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::parseLong)
                        .orElse(now);
    }

    private static boolean stale(Refused refused) {
        return refused.problem().code() == ErrorCode.VERSION_MISMATCH;
    }

    /** As browsers send it: lines end in their own way, and a box without a tick is not sent. */
    private static String entered(String value) {
        return value.equals("false") ? "" : value.strip().replace("\r\n", "\n");
    }
}
