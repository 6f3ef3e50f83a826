package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.saml.metadata.IdpMetadata;
import io.seatkeeper.jit.saml.metadata.KeyCertificate;
import io.seatkeeper.jit.saml.metadata.MetadataJson;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Reads providers' metadata anew where it stands at a URL: every day, and when a signature is by a key that the copy does
 * not hold. The last good copy stays while a new one can't be had, and a failure is written down beside it. One read at a
 * time and at most one in {@link #PAUSE} for a connection, however many nodes and sign-ins ask for it.
 */
public final class RefreshMetadata {
    /** So old a copy becomes. */
    public static final Duration EVERY = Duration.ofDays(1);
    /** Between two tries, so that nobody makes us knock at a provider's door without end. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Actor SELF = new Actor(Actor.Kind.SYSTEM, "metadata", "Seatkeeper");
    private static final int MOST_AT_ONCE = 50;
    /** While somebody else reads: looked at so often, and so many times at most. */
    private static final long LOOK_MILLIS = 100;

    private static final int MOST_LOOKS = 60;

    private final Vertx vertx;
    private final Database database;
    private final ConnectionStore store;
    private final SamlProtocol saml;
    private final InstantSource clock;

    public RefreshMetadata(
            Vertx vertx, Database database, ConnectionStore store, SamlProtocol saml, InstantSource clock) {
        this.vertx = vertx;
        this.database = database;
        this.store = store;
        this.saml = saml;
        this.clock = clock;
    }

    /**
     * What the provider says of itself now, for a sign-in that its copy can't vouch for.
     *
     * @param connection with the copy that was not enough
     * @return the same copy where it has no URL, where it was read just before, or where it can't be had
     */
    public Future<IdpMetadata> afresh(LiveConnection connection) {
        IdpMetadata seen = connection.saml().provider();
        return connection.saml().source().isEmpty()
                ? Future.succeededFuture(seen)
                : claim(connection)
                        .compose(mine -> mine ? read(connection) : settled(connection, MOST_LOOKS))
                        .otherwise(seen);
    }

    /** Reads those whose day has come. One that fails does not hold up the others. */
    public Future<Void> round() {
        return database.with(client -> client.preparedQuery(SamlSql.DUE)
                        .execute(Tuple.of(PartyStore.utc(clock.instant()), MOST_AT_ONCE)))
                .compose(rows -> {
                    Future<Void> done = Future.succeededFuture();
                    for (Row row : rows) {
                        OrganizationId organization = new OrganizationId(row.getUUID("org_id"));
                        String id = row.getUUID("connection_id").toString();
                        done = done.compose(next -> store.find(organization, id)
                                .compose(this::afresh)
                                .<Void>mapEmpty()
                                .otherwiseEmpty());
                    }
                    return done;
                });
    }

    private Future<Boolean> claim(LiveConnection connection) {
        Instant now = clock.instant();
        Tuple values = key(connection)
                .addOffsetDateTime(PartyStore.utc(now))
                .addOffsetDateTime(PartyStore.utc(now.plus(EVERY)))
                .addOffsetDateTime(PartyStore.utc(now.minus(PAUSE)));
        return database.with(client -> client.preparedQuery(SamlSql.CLAIM).execute(values))
                .map(rows -> rows.size() == 1);
    }

    private Future<IdpMetadata> read(LiveConnection connection) {
        IdpMetadata known = connection.saml().provider();
        return saml.read(connection.saml().source().orElseThrow())
                .map(newer -> sameProvider(known, newer))
                .compose(newer -> keep(connection, known, newer).map(newer))
                .recover(fault -> fail(connection, fault).compose(noted -> Future.failedFuture(fault)));
    }

    /** A URL that now speaks of somebody else is not followed: an admin would have to say so. */
    private static IdpMetadata sameProvider(IdpMetadata known, IdpMetadata newer) {
        if (!newer.entityId().equals(known.entityId())) {
            throw new ContractFailure(ErrorCode.METADATA_FAILED, "The metadata now names another entityID.");
        }
        return newer;
    }

    private Future<Void> keep(LiveConnection connection, IdpMetadata known, IdpMetadata newer) {
        Tuple values = key(connection);
        if (newer.equals(known)) {
            values.addOffsetDateTime(PartyStore.utc(clock.instant())).addValue(MetadataJson.write(known));
            return database.with(client -> client.preparedQuery(SamlSql.CONFIRM).execute(values))
                    .mapEmpty();
        }
        var certificates = ExpiryWarnings.certificates(newer, connection.saml().keys());
        values.addValue(MetadataJson.write(newer))
                .addOffsetDateTime(PartyStore.utc(clock.instant()))
                .addOffsetDateTime(ExpiryWarnings.next(certificates, Set.of())
                        .map(PartyStore::utc)
                        .orElse(null))
                .addValue(MetadataJson.write(known));
        return database.transaction(transaction -> Facts.record(
                        transaction, connection.organization().id(), fact(connection, newer))
                .compose(recorded -> transaction.preparedQuery(SamlSql.REPLACE).execute(values))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                new ContractFailure(ErrorCode.CONFLICT, "The connection was changed in between."))));
    }

    private static Fact fact(LiveConnection connection, IdpMetadata newer) {
        return new Fact(
                SELF,
                "connection.metadata_changed",
                connection.id().toString(),
                new JsonObject()
                        .put("slug", connection.slug())
                        .put(
                                "certificates",
                                new JsonArray(newer.certificates().stream()
                                        .map(KeyCertificate::sha256)
                                        .toList())));
    }

    private Future<Void> fail(LiveConnection connection, Throwable fault) {
        String message = fault instanceof ContractFailure told
                ? String.valueOf(told.getMessage())
                : "Something went wrong on our side.";
        Tuple values = key(connection)
                .addOffsetDateTime(PartyStore.utc(clock.instant()))
                .addString(message);
        return database.with(client -> client.preparedQuery(SamlSql.FAIL).execute(values))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** Waits for whoever reads it just now. */
    private Future<IdpMetadata> settled(LiveConnection connection, int looks) {
        return database.with(client -> client.preparedQuery(SamlSql.LOOK).execute(key(connection)))
                .compose(rows -> {
                    Row row = rows.iterator().next();
                    if (row.getBoolean("settled") || looks == 0) {
                        return Future.succeededFuture(MetadataJson.read(row.getJsonObject("provider")));
                    }
                    return vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                            .compose(again -> settled(connection, looks - 1));
                });
    }

    private static Tuple key(LiveConnection connection) {
        return Tuple.of(connection.organization().id().value(), connection.id().value());
    }
}
