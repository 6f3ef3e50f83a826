package io.seatkeeper.platform.published;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * Tells organizations, once each, by event and audit entry, of a secret that will soon open nothing.
 *
 * @param action the event's name
 * @param due SQL for what ends before {@code $1} and has not been told, {@code $2} rows at most, with {@code org_id}, {@code name}
 *     and {@code expires_at}
 * @param mark SQL that marks one row of it as told, unless it is marked already
 */
public record EndsSoon(String action, String due, String mark) {
    /** How long before. */
    public static final Duration AHEAD = Duration.ofDays(14);

    private static final int MOST = 100;
    private static final Actor SEATKEEPER = new Actor(Actor.Kind.SYSTEM, "seatkeeper", "Seatkeeper");

    /**
     * What one row is to an organization.
     *
     * @param subject the id of what the secret belongs to
     * @param detail what the event says beside name and end
     * @param key the values of {@link EndsSoon#mark}
     */
    public record Telling(String subject, JsonObject detail, Tuple key) {}

    /** One round; two nodes may be at it at once. */
    public Future<Void> round(Database database, Instant now, Function<Row, Telling> read) {
        Tuple soon = Tuple.of(now.plus(AHEAD).atOffset(ZoneOffset.UTC), MOST);
        return database.with(client -> client.preparedQuery(due).execute(soon)).compose(rows -> {
            Future<Void> done = Future.succeededFuture();
            for (Row row : rows) {
                done = done.compose(before -> tell(database, row, read.apply(row)));
            }
            return done;
        });
    }

    /** The organization's lock comes first (invariant 5), and settles which node it is. */
    private Future<Void> tell(Database database, Row row, Telling telling) {
        JsonObject detail = telling.detail()
                .put("name", row.getString("name"))
                .put("expiresAt", ProfileRows.instant(row, "expires_at").toString());
        Fact fact = new Fact(SEATKEEPER, action, telling.subject(), detail);
        return database.transaction(connection -> Facts.record(
                                connection, new OrganizationId(row.getUUID("org_id")), fact)
                        .compose(recorded -> connection.preparedQuery(mark).execute(telling.key()))
                        .compose(EndsSoon::unlessMarked))
                .recover(fault -> fault instanceof ContractFailure failure && failure.code() == ErrorCode.CONFLICT
                        ? Future.succeededFuture()
                        : Future.failedFuture(fault));
    }

    private static Future<Void> unlessMarked(RowSet<Row> marked) {
        return marked.rowCount() == 1
                ? Future.succeededFuture()
                : Future.failedFuture(
                        new ContractFailure(ErrorCode.CONFLICT, "Another node has told it, or the secret is gone."));
    }
}
