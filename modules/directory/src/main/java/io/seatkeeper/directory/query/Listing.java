package io.seatkeeper.directory.query;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.directory.query.ListSql.Statement;
import io.seatkeeper.directory.query.ListSql.Way;
import io.seatkeeper.directory.write.WriteFaults;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.SharedReads;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads a page of a list, and how many there are in all, by the cheapest way that its filter and its order allow. */
final class Listing {
    private final Database database;
    private final SharedReads lookUps;

    /**
     * @param more whether others follow
     * @param total of a walk by cursor: as it was when the walk began
     */
    record Found(List<Row> rows, boolean more, long total) {}

    Listing(Database database) {
        this.database = database;
        this.lookUps = new SharedReads(database);
    }

    /** {@link ErrorCode#SCIM_TOO_MANY} where it takes too long, {@link ErrorCode#SCIM_INVALID_FILTER}, {@link ErrorCode#SCIM_INVALID_CURSOR}. */
    Future<Found> read(Asked asked) {
        ListSql sql = new ListSql(asked);
        Optional<ListCursor> cursor = asked.cursor();
        return way(sql).compose(way -> rows(asked, sql, way)
                        .compose(rows -> total(asked, sql, way, cursor, rows).map(total -> found(asked, rows, total))))
                .recover(Listing::named);
    }

    /** The cursor behind a row. */
    static String next(Asked asked, Row last, String id, long total) {
        Optional<String> key =
                asked.ordering().by().isPresent() ? Optional.ofNullable(last.getString("sort_key")) : Optional.empty();
        return new ListCursor(asked.query(), last.getUUID(id), key, total).written();
    }

    private Future<Way> way(ListSql sql) {
        Optional<Boolean> few = sql.findsFew();
        if (few.isEmpty()) {
            return Future.succeededFuture(Way.WALKED);
        }
        return few.get()
                ? Future.succeededFuture(Way.FOUND)
                : bounded(sql.howCommon()).map(rows -> number(rows) < CandidateSql.COMMON ? Way.FOUND : Way.WALKED);
    }

    private Future<List<Row>> rows(Asked asked, ListSql sql, Way way) {
        if (asked.window().count() == 0) {
            return Future.succeededFuture(List.of());
        }
        return run(asked, sql, sql.page(way), way)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private Future<Long> total(Asked asked, ListSql sql, Way way, Optional<ListCursor> cursor, List<Row> rows) {
        if (cursor.isPresent()) {
            return Future.succeededFuture(cursor.get().total());
        }
        int count = asked.window().count();
        if (asked.fromTheBeginning() && count > 0 && rows.size() <= count) {
            return Future.succeededFuture((long) rows.size());
        }
        return run(asked, sql, asked.filter().isEmpty() ? sql.countAll() : sql.count(way), way)
                .map(Listing::number);
    }

    private static Found found(Asked asked, List<Row> rows, long total) {
        int count = asked.window().count();
        return rows.size() <= count
                ? new Found(rows, false, total)
                : new Found(List.copyOf(rows.subList(0, count)), true, total);
    }

    /** What an index serves by itself needs no limit of its own. */
    private Future<RowSet<Row>> run(Asked asked, ListSql sql, Statement statement, Way way) {
        if (sql.findsFew().orElse(false)) {
            return lookUps.read(statement.sql(), statement.parameters());
        }
        boolean quick = asked.filter().isEmpty() ? asked.ordering().isNatural() : way == Way.FOUND;
        return quick
                ? database.with(client -> client.preparedQuery(statement.sql()).execute(statement.parameters()))
                : bounded(statement);
    }

    private Future<RowSet<Row>> bounded(Statement statement) {
        return database.transaction(connection -> {
            Future<?> bound = connection.preparedQuery(ListSql.BOUND).execute();
            return connection
                    .preparedQuery(statement.sql())
                    .execute(statement.parameters())
                    .compose(rows -> bound.map(rows));
        });
    }

    private static long number(RowSet<Row> rows) {
        return rows.iterator().next().getLong(0);
    }

    private static <T> Future<T> named(Throwable fault) {
        return Future.failedFuture(
                WriteFaults.tookTooLong(fault)
                        ? new ContractFailure(
                                ErrorCode.SCIM_TOO_MANY,
                                "The list takes too long to read; filter by what an index serves: userName, externalId,"
                                        + " emails.value, id, displayName, meta.lastModified.")
                        : fault);
    }
}
