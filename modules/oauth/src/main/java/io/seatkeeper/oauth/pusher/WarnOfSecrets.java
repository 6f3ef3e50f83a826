package io.seatkeeper.oauth.pusher;

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

/** Tells an organization, once a secret, by the event {@code scim_client.secret_expiring}, that a client's secret ends soon. */
public final class WarnOfSecrets {
    /** How long before. */
    public static final Duration AHEAD = Duration.ofDays(14);

    private static final int MOST = 100;
    private static final Actor SEATKEEPER = new Actor(Actor.Kind.SYSTEM, "seatkeeper", "Seatkeeper");

    private final Database database;
    private final InstantSource clock;

    public WarnOfSecrets(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One round; two nodes may be at it at once. */
    public Future<Void> round() {
        Tuple soon = Tuple.of(clock.instant().plus(AHEAD).atOffset(ZoneOffset.UTC), MOST);
        return database.with(client -> client.preparedQuery(PusherSql.EXPIRING).execute(soon))
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
        OrganizationId organization = new OrganizationId(row.getUUID("org_id"));
        Tuple mark = Tuple.of(
                organization.value(),
                row.getUUID("scim_client_id"),
                row.getUUID("secret_id"),
                clock.instant().atOffset(ZoneOffset.UTC));
        Fact fact = new Fact(
                SEATKEEPER,
                "scim_client.secret_expiring",
                row.getUUID("scim_client_id").toString(),
                new JsonObject()
                        .put("name", row.getString("name"))
                        .put("secret", row.getUUID("secret_id").toString())
                        .put("expiresAt", ProfileRows.instant(row, "expires_at").toString()));
        return database.transaction(connection -> Facts.record(connection, organization, fact)
                        .compose(recorded ->
                                connection.preparedQuery(PusherSql.MARK_WARNED).execute(mark))
                        .compose(marked -> marked.rowCount() == 1
                                ? Future.<Void>succeededFuture()
                                : Future.failedFuture(new ContractFailure(
                                        ErrorCode.CONFLICT, "Another node has told it, or the secret is gone."))))
                .recover(fault -> fault instanceof ContractFailure failure && failure.code() == ErrorCode.CONFLICT
                        ? Future.succeededFuture()
                        : Future.failedFuture(fault));
    }
}
