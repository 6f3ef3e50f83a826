package io.seatkeeper.scim.client;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;

/** Tells an organization, once a token, by the event {@code scim_token.expiring}, that it will soon open nothing. */
public final class WarnOfExpiry {
    /** How long before. */
    static final Duration AHEAD = Duration.ofDays(14);

    private static final int MOST_TOKENS = 100;
    private static final Actor SEATKEEPER = new Actor(Actor.Kind.SYSTEM, "seatkeeper", "Seatkeeper");

    private final Database database;
    private final InstantSource clock;

    public WarnOfExpiry(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One round; two nodes may be at it at once. */
    public Future<Void> round() {
        Tuple soon = Tuple.of(clock.instant().plus(AHEAD).atOffset(ZoneOffset.UTC), MOST_TOKENS);
        return database.with(client -> client.preparedQuery(TokenSql.EXPIRING).execute(soon))
                .compose(this::warn);
    }

    private Future<Void> warn(RowSet<Row> rows) {
        Future<Void> done = Future.succeededFuture();
        for (Row row : rows) {
            done = done.compose(before -> warn(row));
        }
        return done;
    }

    /** The organization's lock comes first (invariant 5), and settles which node it is. */
    private Future<Void> warn(Row row) {
        UUID organization = row.getUUID("org_id");
        UUID token = row.getUUID("scim_token_id");
        Fact fact = new Fact(
                SEATKEEPER,
                "scim_token.expiring",
                token.toString(),
                new JsonObject()
                        .put("name", row.getString("name"))
                        .put("expiresAt", ProfileRows.instant(row, "expires_at").toString()));
        return database.transaction(connection -> Facts.record(connection, new OrganizationId(organization), fact)
                        .compose(recorded ->
                                connection.preparedQuery(TokenSql.MARK_WARNED).execute(Tuple.of(organization, token)))
                        .compose(marked -> marked.rowCount() == 1
                                ? Future.<Void>succeededFuture()
                                : Future.failedFuture(alreadyDone())))
                .recover(fault -> fault instanceof ContractFailure failure && failure.code() == ErrorCode.CONFLICT
                        ? Future.succeededFuture()
                        : Future.failedFuture(fault));
    }

    private static ContractFailure alreadyDone() {
        return new ContractFailure(ErrorCode.CONFLICT, "Another node has told it, or the token is gone.");
    }
}
