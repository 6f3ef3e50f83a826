package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.jit.connection.ExpiryWarnings.Due;
import io.seatkeeper.jit.connection.ExpiryWarnings.Used;
import io.seatkeeper.jit.connection.ExpiryWarnings.Warning;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an organization, by event and audit entry, that a certificate of a connection is about to end. */
public final class WarnOfExpiry {
    private static final Logger LOG = LoggerFactory.getLogger(WarnOfExpiry.class);
    private static final Actor SELF = new Actor(Actor.Kind.SYSTEM, "upkeep", "Seatkeeper");
    private static final int MOST = 100;

    private final Database database;
    private final ConnectionStore store;
    private final InstantSource clock;

    public WarnOfExpiry(Database database, ConnectionStore store, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** Tells what is due, each warning once however many nodes are at it. One that fails does not hold up the others. */
    public Future<Void> round() {
        Instant now = clock.instant();
        return database.with(client ->
                        client.preparedQuery(SamlSql.WARNINGS_DUE).execute(Tuple.of(PartyStore.utc(now), MOST)))
                .compose(rows -> {
                    Future<Void> done = Future.succeededFuture();
                    for (Row row : rows) {
                        OrganizationId organization = new OrganizationId(row.getUUID("org_id"));
                        UUID connection = row.getUUID("connection_id");
                        done = done.compose(next -> warn(organization, connection, now))
                                .recover(failure -> {
                                    LOG.warn(
                                            "Nobody could be warned of connection {}: {}",
                                            connection,
                                            failure.getMessage());
                                    return Future.succeededFuture();
                                });
                    }
                    return done;
                });
    }

    private Future<Void> warn(OrganizationId organization, UUID id, Instant now) {
        return database.transaction(transaction -> store.find(transaction, organization, id.toString())
                .compose(connection -> marks(transaction, connection).compose(marks -> {
                    Party.Saml party = connection.saml();
                    List<Used> certificates = ExpiryWarnings.certificates(party.provider(), party.keys());
                    Due due = ExpiryWarnings.due(certificates, Set.of(marks), now);
                    return tell(transaction, connection, due.warnings())
                            .compose(told -> mark(transaction, connection, marks, due.marks(), certificates));
                })));
    }

    private static Future<String[]> marks(SqlConnection transaction, LiveConnection connection) {
        return transaction
                .preparedQuery(SamlSql.WARNED)
                .execute(key(connection))
                .map(rows -> rows.iterator().next().getArrayOfStrings("warned"));
    }

    private static Future<Void> tell(SqlConnection transaction, LiveConnection connection, List<Warning> warnings) {
        List<Fact> facts = warnings.stream()
                .map(warning -> new Fact(
                        SELF,
                        "connection.certificate_expiring",
                        connection.id().toString(),
                        new JsonObject()
                                .put("slug", connection.slug())
                                .put("use", warning.used().use().name().toLowerCase(Locale.ROOT))
                                .put("sha256", warning.used().certificate().sha256())
                                .put(
                                        "expiresAt",
                                        warning.used().certificate().notAfter().toString())
                                .put("days", warning.days())))
                .toList();
        return facts.isEmpty()
                ? Future.succeededFuture()
                : Facts.record(transaction, connection.organization().id(), facts);
    }

    private static Future<Void> mark(
            SqlConnection transaction,
            LiveConnection connection,
            String[] before,
            Set<String> marks,
            List<Used> certificates) {
        Tuple values = key(connection)
                .addArrayOfString(marks.toArray(String[]::new))
                .addOffsetDateTime(ExpiryWarnings.next(certificates, marks)
                        .map(PartyStore::utc)
                        .orElse(null))
                .addArrayOfString(before);
        return transaction
                .preparedQuery(SamlSql.MARK_WARNED)
                .execute(values)
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException("Another node warned just now.")));
    }

    private static Tuple key(LiveConnection connection) {
        return Tuple.of(connection.organization().id().value(), connection.id().value());
    }
}
