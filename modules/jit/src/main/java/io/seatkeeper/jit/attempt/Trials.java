package io.seatkeeper.jit.attempt;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Connections.ReadTrial;
import io.seatkeeper.contract.Connections.TrialResult;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.TrialId;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Sign-ins that an admin tries, to see each check and who would have come in. They open no account and no session. */
public final class Trials {
    /** How long the link waits to be opened, and the result to be read. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;

    public Trials(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A trial that has begun.
     *
     * @param link opens it once, a secret
     */
    public record Begun(TrialId id, String link, Instant expiresAt) {
        @Override
        public String toString() {
            return "Begun[id=" + id + "]";
        }
    }

    public Future<Begun> begin(OrganizationId organization, ConnectionId connection) {
        Begun begun = new Begun(
                new TrialId(Ids.next()), Tokens.random(), clock.instant().plus(LIFETIME));
        Tuple values = Tuple.of(
                organization.value(),
                begun.id().value(),
                connection.value(),
                hash(begun.link()),
                begun.expiresAt().atOffset(ZoneOffset.UTC));
        return database.with(client -> client.preparedQuery(TrialSql.BEGIN).execute(values))
                .map(begun);
    }

    /** Uses a link up; fails with {@link ErrorCode#ATTEMPT_UNKNOWN}. */
    public Future<TrialId> start(OrganizationId organization, ConnectionId connection, String link) {
        Tuple values = Tuple.of(
                organization.value(),
                connection.value(),
                hash(link),
                clock.instant().atOffset(ZoneOffset.UTC));
        return database.with(client -> client.preparedQuery(TrialSql.START).execute(values))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(
                                ErrorCode.ATTEMPT_UNKNOWN, "The link of the test was opened before, or is too old.");
                    }
                    return new TrialId(rows.iterator().next().getUUID("trial_id"));
                });
    }

    /** Every check held. */
    public Future<Void> passed(
            OrganizationId organization, TrialId trial, VerifiedIdentity identity, AttemptEntry entry) {
        return end(organization, trial, Optional.of(identity), entry);
    }

    public Future<Void> failed(OrganizationId organization, TrialId trial, AttemptEntry entry) {
        return end(organization, trial, Optional.empty(), entry);
    }

    private Future<Void> end(
            OrganizationId organization, TrialId trial, Optional<VerifiedIdentity> identity, AttemptEntry entry) {
        Tuple values = Tuple.tuple()
                .addUUID(organization.value())
                .addUUID(trial.value())
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addString(entry.code().map(ErrorCode::name).orElse(null))
                .addString(entry.message())
                .addValue(identity.map(Trials::json).orElse(null))
                .addValue(entry.checksJson());
        return database.with(client -> client.preparedQuery(TrialSql.END).execute(values))
                .mapEmpty();
    }

    /** Answers {@code Connections.READ_TRIAL}. */
    public Future<TrialResult> read(ReadTrial wanted) {
        Tuple values = Tuple.of(
                wanted.organization().value(),
                wanted.connection().value(),
                wanted.trial().value(),
                clock.instant().atOffset(ZoneOffset.UTC));
        return database.with(client -> client.preparedQuery(TrialSql.READ).execute(values))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> result(wanted.connection(), row))
                        .orElseThrow(() -> new ContractFailure(
                                ErrorCode.NOT_FOUND, "There is no such test, or its time is over.")));
    }

    private static TrialResult result(ConnectionId connection, Row row) {
        boolean ended = row.getOffsetDateTime("ended_at") != null;
        Optional<JsonObject> identity = Optional.ofNullable(row.getJsonObject("identity"));
        return new TrialResult(
                new TrialId(row.getUUID("trial_id")),
                ended,
                identity.isPresent(),
                Optional.ofNullable(row.getString("code")).map(ErrorCode::valueOf),
                ended ? row.getString("message") : "Nobody has come back from the identity provider yet.",
                identity.map(json -> identity(connection, json)),
                ended ? AttemptEntry.checks(row.getJsonArray("checks")) : List.of(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static JsonObject json(VerifiedIdentity identity) {
        JsonObject json = new JsonObject()
                .put("externalSsoId", AttemptEntry.storable(identity.externalSsoId()))
                .put("emailProven", identity.emailProven())
                .put("authMethod", identity.authMethod().name());
        identity.email().ifPresent(value -> json.put("email", AttemptEntry.storable(value)));
        identity.name().display().ifPresent(value -> json.put("name", AttemptEntry.storable(value)));
        identity.name().given().ifPresent(value -> json.put("givenName", AttemptEntry.storable(value)));
        identity.name().family().ifPresent(value -> json.put("familyName", AttemptEntry.storable(value)));
        return json;
    }

    private static VerifiedIdentity identity(ConnectionId connection, JsonObject json) {
        return new VerifiedIdentity(
                connection,
                json.getString("externalSsoId"),
                Optional.ofNullable(json.getString("email")),
                json.getBoolean("emailProven"),
                new PersonName(
                        Optional.ofNullable(json.getString("name")),
                        Optional.ofNullable(json.getString("givenName")),
                        Optional.ofNullable(json.getString("familyName"))),
                AuthMethod.valueOf(json.getString("authMethod")));
    }

    private static Buffer hash(String link) {
        return Buffer.buffer(Tokens.hash(link));
    }
}
