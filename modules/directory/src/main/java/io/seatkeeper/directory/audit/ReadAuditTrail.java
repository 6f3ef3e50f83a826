package io.seatkeeper.directory.audit;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.AuditTrail;
import io.seatkeeper.contract.Page;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads what was done, newest first. */
public final class ReadAuditTrail {
    private final Database database;

    private record Way(String page, Tuple pageParameters, String count, Tuple countParameters) {}

    public ReadAuditTrail(Database database) {
        this.database = database;
    }

    /** Answers {@link AuditTrail#READ}. */
    public Future<AuditTrail.EntryPage> apply(AuditTrail.Read request) {
        Page.Request page = request.page();
        Way way = way(request);
        Future<List<AuditTrail.Entry>> found = database.with(
                        client -> client.preparedQuery(way.page()).execute(way.pageParameters()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ReadAuditTrail::entry)
                        .toList());
        Future<Long> total = database.with(
                        client -> client.preparedQuery(way.count()).execute(way.countParameters()))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
        return Future.all(found, total)
                .map(both -> new AuditTrail.EntryPage(
                        Cursor.page(found.result(), page, AuditTrail.Entry::sequence, total.result())));
    }

    private static Way way(AuditTrail.Read request) {
        Optional<String> action = request.action().map(ReadAuditTrail::written);
        Optional<String> subject = request.subject().map(ReadAuditTrail::written);
        Tuple page = Tuple.of(request.organization().value())
                .addString(subject.or(() -> action).orElse(null))
                .addLong(Cursor.number(request.page()).orElse(null))
                .addInteger(request.page().limit() + 1);
        Tuple count = Tuple.of(request.organization().value());
        if (subject.isPresent()) {
            return new Way(
                    AuditSql.PAGE_BY_SUBJECT,
                    page.addString(action.orElse(null)),
                    AuditSql.COUNT_BY_SUBJECT,
                    count.addString(subject.get()).addString(action.orElse(null)));
        }
        return action.isPresent()
                ? new Way(AuditSql.PAGE_BY_ACTION, page, AuditSql.COUNT_BY_ACTION, count.addString(action.get()))
                : new Way(AuditSql.PAGE, page, AuditSql.COUNT, count);
    }

    private static AuditTrail.Entry entry(Row row) {
        return new AuditTrail.Entry(
                row.getLong("sequence"),
                row.getOffsetDateTime("at").toInstant(),
                new Actor(
                        Actor.Kind.valueOf(row.getString("actor_kind").toUpperCase(Locale.ROOT)),
                        row.getString("actor_id"),
                        row.getString("actor_name")),
                row.getString("action"),
                row.getString("subject"),
                row.getJsonObject("detail").encode());
    }

    private static String written(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
