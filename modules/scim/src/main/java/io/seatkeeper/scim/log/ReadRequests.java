package io.seatkeeper.scim.log;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.ScimTokenId;
import io.seatkeeper.contract.scim.ScimRequests.Entry;
import io.seatkeeper.contract.scim.ScimRequests.Read;
import io.seatkeeper.contract.scim.ScimRequests.RequestPage;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Searches the log. */
public final class ReadRequests {
    /** PostgreSQL's code for a statement past its time limit. */
    private static final String TIMED_OUT = "57014";

    private final Database database;

    public ReadRequests(Database database) {
        this.database = database;
    }

    /** {@link io.seatkeeper.contract.scim.ScimRequests#READ}. */
    public Future<RequestPage> read(Read wanted) {
        List<Object> filters = new ArrayList<>();
        filters.add(wanted.organization().value());
        filters.add(wanted.lowestStatus());
        filters.add(wanted.highestStatus());
        filters.add(wanted.path().orElse(null));
        filters.add(wanted.text().map(text -> text.toLowerCase(Locale.ROOT)).orElse(null));
        filters.add(
                wanted.since().map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null));
        Tuple counted = Tuple.from(filters);
        filters.add(Cursor.id(wanted.page()).orElse(null));
        filters.add(wanted.page().limit() + 1);
        Tuple listed = Tuple.from(filters);
        return database.with(client -> Future.join(
                        client.preparedQuery(RequestLogSql.READ).execute(listed),
                        client.preparedQuery(RequestLogSql.COUNT).execute(counted)))
                .map(both -> page(wanted, both.resultAt(0), both.resultAt(1)))
                .recover(fault -> Future.failedFuture(named(fault)));
    }

    /** An item under its place in the list. */
    private record Placed(UUID place, Entry entry) {}

    private static RequestPage page(Read wanted, RowSet<Row> found, RowSet<Row> counted) {
        List<Placed> items = new ArrayList<>();
        found.forEach(row -> items.add(new Placed(row.getUUID("request_id"), entry(row))));
        long total = counted.iterator().next().getLong("total");
        Page<Placed> page = Cursor.page(items, wanted.page(), Placed::place, total);
        return new RequestPage(
                new Page<>(page.items().stream().map(Placed::entry).toList(), page.next(), total));
    }

    private static Throwable named(Throwable fault) {
        return fault instanceof PgException said && TIMED_OUT.equals(said.getSqlState())
                ? new ContractFailure(
                        ErrorCode.INVALID_REQUEST, "The search costs too much; say since when, or less of a text.")
                : fault;
    }

    private static Entry entry(Row row) {
        return new Entry(
                ProfileRows.instant(row, "at"),
                row.getString("method"),
                row.getString("path"),
                row.getInteger("status"),
                row.getInteger("duration_millis"),
                new ScimTokenId(row.getUUID("scim_token_id")),
                row.getString("token_name"),
                Optional.ofNullable(row.getString("body")),
                Optional.ofNullable(row.getString("detail")),
                List.of(row.getArrayOfStrings("ignored")));
    }
}
