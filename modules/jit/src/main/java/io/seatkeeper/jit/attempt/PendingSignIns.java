package io.seatkeeper.jit.attempt;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.TrialId;
import io.seatkeeper.jit.identity.Freshness;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.seatkeeper.platform.secrets.SecretBox;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Sign-ins between the way to the provider and the way back. Each is known by its {@code state}, a secret that is kept only
 * as a hash, belongs to one browser, is used once and is over after {@link #LIFETIME}.
 */
public final class PendingSignIns {
    /** How long a person may take at their provider. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    /** How long a code stays marked: longer than any provider lets one live. */
    private static final Duration CODE_LIFETIME = Duration.ofHours(1);

    private final Database database;
    private final SecretBox secrets;
    private final InstantSource clock;

    public PendingSignIns(Database database, SecretBox secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Which sign-in is meant, by whom.
     *
     * @param state what the provider was given to bring back
     */
    public record SignInKey(OrganizationId organization, ConnectionId connection, String state) {
        @Override
        public String toString() {
            return "SignInKey[connection=" + connection + "]";
        }
    }

    /**
     * What becomes of somebody who has signed in.
     *
     * @param returnTo where the person is to go afterwards, checked already
     * @param trial which trial it is; empty: it is none, and opens an account
     */
    public record Purpose(Optional<String> returnTo, Optional<TrialId> trial) {}

    /**
     * A sign-in that was used up.
     *
     * @param provenSince before which nobody who is let in has proven who they are, where that was asked for
     */
    public record Consumed(Purpose purpose, Optional<Instant> provenSince) {}

    /**
     * What a provider may send only once.
     *
     * @param value a code, an assertion's ID; a secret
     * @param until when it is worthless anyway
     */
    public record OneTime(String value, Instant until) {
        @Override
        public String toString() {
            return "OneTime[until=" + until + "]";
        }
    }

    /**
     * An answer that was posted and waits here.
     *
     * @param begunAt when its sign-in was begun
     * @param provenSince as {@link Consumed#provenSince}
     */
    public record Waiting(String answer, Instant begunAt, Optional<Instant> provenSince) {
        @Override
        public String toString() {
            return "Waiting[begunAt=" + begunAt + "]";
        }
    }

    /** A code of OpenID Connect, which lives for minutes at most. */
    public OneTime code(String code) {
        return new OneTime(code, clock.instant().plus(CODE_LIFETIME));
    }

    /**
     * Writes a sign-in down before the browser leaves for the provider.
     *
     * @param browser the browser's mark
     * @param freshness what the provider is asked for beyond what the connection asks for
     */
    public Future<Void> begin(SignInKey key, String browser, Purpose purpose, Freshness freshness) {
        Instant now = clock.instant();
        Tuple values = Tuple.of(
                key.organization().value(),
                hash(key.state()),
                key.connection().value(),
                hash(browser),
                purpose.returnTo().orElse(null),
                purpose.trial().map(TrialId::value).orElse(null),
                utc(now),
                utc(now.plus(LIFETIME)),
                freshness.provenSince(now).map(PendingSignIns::utc).orElse(null));
        return database.with(client -> client.preparedQuery(PendingSql.BEGIN).execute(values))
                .mapEmpty();
    }

    /**
     * The first step of a sign-in's end, one transaction: uses the sign-in up and marks what came with it. Fails with {@link
     * ErrorCode#ATTEMPT_UNKNOWN} (also for another browser, connection or organization, which change nothing), {@link
     * ErrorCode#ATTEMPT_EXPIRED} or {@link ErrorCode#REPLAYED}.
     *
     * @param browser the browser's mark; empty where it has none
     * @param once the provider's one-time value; empty where none came
     */
    public Future<Consumed> consume(SignInKey key, Optional<String> browser, Optional<OneTime> once) {
        if (browser.isEmpty()) {
            return diagnose(key, browser);
        }
        Instant now = clock.instant();
        Tuple values = Tuple.of(
                key.organization().value(),
                hash(key.state()),
                key.connection().value(),
                hash(browser.get()),
                utc(now),
                once.map(mark -> hash(mark.value())).orElse(null),
                utc(once.map(OneTime::until).orElse(now)));
        return database.with(client -> client.preparedQuery(PendingSql.CONSUME).execute(values))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return diagnose(key, browser);
                    }
                    Row row = rows.iterator().next();
                    return row.getBoolean("fresh")
                            ? Future.succeededFuture(consumed(row))
                            : Future.failedFuture(replayed());
                });
    }

    /** Keeps what a cross-site POST brought until the browser comes itself, with its cookie. Fails as {@link #consume}. */
    public Future<Void> keepAnswer(SignInKey key, String answer) {
        Tuple values = Tuple.of(
                key.organization().value(),
                hash(key.state()),
                key.connection().value(),
                secrets.seal(key.organization(), answer),
                utc(clock.instant()));
        return database.with(
                        client -> client.preparedQuery(PendingSql.KEEP_ANSWER).execute(values))
                .compose(rows -> rows.size() == 1 ? Future.succeededFuture() : diagnoseKey(key));
    }

    /** What a POST brought for this browser. Fails as {@link #consume}. */
    public Future<Waiting> answer(SignInKey key, Optional<String> browser) {
        if (browser.isEmpty()) {
            return diagnose(key, browser);
        }
        Tuple values = Tuple.of(
                key.organization().value(),
                hash(key.state()),
                key.connection().value(),
                hash(browser.get()),
                utc(clock.instant()));
        return database.with(
                        client -> client.preparedQuery(PendingSql.READ_ANSWER).execute(values))
                .compose(rows -> {
                    Optional<Row> row = rows.stream().findFirst();
                    Optional<Buffer> sealed = row.map(found -> found.getBuffer("sealed_answer"));
                    return sealed.isEmpty()
                            ? diagnose(key, browser)
                            : Future.succeededFuture(new Waiting(
                                    secrets.open(key.organization(), sealed.get()),
                                    ProfileRows.instant(row.get(), "created_at"),
                                    ProfileRows.moment(row.get(), "proven_since")));
                });
    }

    /** Keeps an answer that nobody asked for until a browser comes for it. */
    public Future<Void> keepUnsolicited(SignInKey key, String answer, Optional<String> returnTo) {
        Instant now = clock.instant();
        Tuple values = Tuple.of(
                key.organization().value(),
                hash(key.state()),
                key.connection().value(),
                returnTo.orElse(null),
                secrets.seal(key.organization(), answer),
                utc(now),
                utc(now.plus(LIFETIME)));
        return database.with(client ->
                        client.preparedQuery(PendingSql.KEEP_UNSOLICITED).execute(values))
                .mapEmpty();
    }

    /** An answer that nobody asked for, for the first browser that comes for it. Fails as {@link #consume}. */
    public Future<Waiting> takeUnsolicited(SignInKey key, String browser) {
        Tuple values = Tuple.of(
                key.organization().value(),
                hash(key.state()),
                key.connection().value(),
                hash(browser),
                utc(clock.instant()));
        return database.with(client ->
                        client.preparedQuery(PendingSql.TAKE_UNSOLICITED).execute(values))
                .compose(taken -> answer(key, Optional.of(browser)));
    }

    /**
     * Marks a one-time value of a provider outside a sign-in, in the transaction of what it may do once. Fails with {@link
     * ErrorCode#REPLAYED}.
     */
    public Future<Void> markOnce(
            SqlConnection transaction,
            OrganizationId organization,
            ConnectionId connection,
            String once,
            Instant until) {
        return transaction
                .preparedQuery(PendingSql.MARK)
                .execute(Tuple.of(organization.value(), connection.value(), hash(once), utc(until)))
                .compose(rows -> rows.size() == 1 ? Future.succeededFuture() : Future.failedFuture(replayed()));
    }

    private static Consumed consumed(Row row) {
        Purpose purpose = new Purpose(
                Optional.ofNullable(row.getString("return_to")),
                Optional.ofNullable(row.getUUID("trial_id")).map(TrialId::new));
        return new Consumed(purpose, ProfileRows.moment(row, "proven_since"));
    }

    private <T> Future<T> diagnose(SignInKey key, Optional<String> browser) {
        return look(key).compose(rows -> Future.failedFuture(fault(key, browser, rows)));
    }

    private Future<Void> diagnoseKey(SignInKey key) {
        return look(key).compose(rows -> Future.failedFuture(faultOfKey(key, rows)));
    }

    private Future<RowSet<Row>> look(SignInKey key) {
        return database.with(client -> client.preparedQuery(PendingSql.DIAGNOSE)
                .execute(Tuple.of(key.organization().value(), hash(key.state()))));
    }

    /** Another browser learns nothing but that it began no such sign-in. */
    private ContractFailure fault(SignInKey key, Optional<String> browser, RowSet<Row> rows) {
        if (rows.size() == 1) {
            Buffer owner = rows.iterator().next().getBuffer("browser_hash");
            if (browser.map(PendingSignIns::hash)
                    .filter(mark -> mark.equals(owner))
                    .isEmpty()) {
                return new ContractFailure(ErrorCode.ATTEMPT_UNKNOWN, "Another browser began this sign-in.");
            }
        }
        return faultOfKey(key, rows);
    }

    private ContractFailure faultOfKey(SignInKey key, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new ContractFailure(ErrorCode.ATTEMPT_UNKNOWN, "No sign-in with this state was begun here.");
        }
        Row row = rows.iterator().next();
        if (!row.getUUID("connection_id").equals(key.connection().value())) {
            return new ContractFailure(ErrorCode.ATTEMPT_UNKNOWN, "The sign-in was begun by another connection.");
        }
        if (row.getOffsetDateTime("consumed_at") != null) {
            return replayed();
        }
        if (!row.getOffsetDateTime("expires_at").toInstant().isAfter(clock.instant())) {
            return new ContractFailure(ErrorCode.ATTEMPT_EXPIRED, "The sign-in was begun too long ago.");
        }
        return new ContractFailure(ErrorCode.ATTEMPT_UNKNOWN, "No answer of the identity provider waits here.");
    }

    private static ContractFailure replayed() {
        return new ContractFailure(ErrorCode.REPLAYED, "This answer of the identity provider was used before.");
    }

    private static Buffer hash(String secret) {
        return Buffer.buffer(Tokens.hash(secret));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
