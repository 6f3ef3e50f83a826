package io.seatkeeper.admin.console.record;

import io.seatkeeper.admin.console.page.Filters;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The audit log as a CSV file (RFC 4180) under the page's filters, the newest 10,000 entries. A cell that a spreadsheet would
 * take for a formula begins with an apostrophe.
 */
public final class AuditFile {
    private static final int MOST = 10_000;
    private static final int PAGE = 200;
    private static final List<String> HEAD =
            List.of("sequence", "at", "actor_kind", "actor_id", "actor", "action", "subject", "detail");

    private AuditFile() {}

    /** {@code GET …/audit.csv}. */
    public static Future<Reply> write(Visit visit) {
        Map<String, String> filters =
                Filters.of(visit, "/audit", AuditPage.FILTERS).fields().values();
        StringBuilder text = new StringBuilder(line(HEAD));
        return append(visit, filters, text, null, 0)
                .map(done -> new Reply.File("text/csv;charset=utf-8", "audit-log.csv", text.toString()));
    }

    private static Future<Void> append(
            Visit visit, Map<String, String> filters, StringBuilder text, @Nullable String cursor, int written) {
        Map<String, String> query = new HashMap<>(filters);
        query.put("limit", String.valueOf(PAGE));
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        return visit.read("listAuditEvents", Map.of(), query).compose(page -> {
            page.getJsonArray("items").forEach(entry -> text.append(line(cells((JsonObject) entry))));
            @Nullable String next = page.getString("next");
            int all = written + page.getJsonArray("items").size();
            return next == null || all >= MOST ? Future.succeededFuture() : append(visit, filters, text, next, all);
        });
    }

    private static List<String> cells(JsonObject entry) {
        JsonObject actor = entry.getJsonObject("actor");
        return List.of(
                String.valueOf(entry.getLong("sequence")),
                entry.getString("at"),
                actor.getString("kind"),
                actor.getString("id"),
                actor.getString("name"),
                entry.getString("action"),
                entry.getString("subject"),
                entry.getJsonObject("detail").encode());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(AuditFile::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\\r\\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
