package io.seatkeeper.oauth.grant;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Grants by state, and the tokens that stand in the database: refresh tokens, and access tokens that are no JWTs. */
public final class Grants {
    /** An access token of a person lives no longer. */
    public static final Duration ACCESS_LIFETIME = Duration.ofMinutes(5);

    private static final String UNKNOWN = "The refresh token is none of ours, or long over.";
    private static final String REUSED = "The refresh token was used before; all that it belongs to has ended.";

    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

    private final Database database;
    private final InstantSource clock;

    public Grants(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A grant with the refresh token that it now has. */
    public record Refreshed(Grant grant, String refreshToken) {}

    /** A token that is live, with its grant. */
    public record Live(Grant grant, Instant expiresAt) {}

    /** The grant, if it counts just now. */
    public Future<Optional<Grant>> live(UUID organization, UUID grant) {
        return database.with(client -> live(client, organization, grant));
    }

    /** The first refresh token of a grant. */
    public Future<String> firstRefresh(Grant grant) {
        return database.with(client -> addRefresh(client, grant));
    }

    /** Uses a refresh token up and gives the next; {@link Kind#INVALID_GRANT}. A second use ends the grant (RFC 9700 §4.14.2). */
    public Future<Refreshed> refresh(ApplicationId application, String token) {
        Optional<GrantKey> key = GrantKey.read(GrantKey.REFRESH, token);
        if (key.isEmpty()) {
            return Future.failedFuture(refused().because(UNKNOWN));
        }
        Tuple values = values(key.get(), application);
        return database.transaction(connection -> connection
                        .preparedQuery(GrantSql.USE_REFRESH)
                        .execute(values(key.get(), application).addOffsetDateTime(now()))
                        .compose(rows ->
                                rows.size() == 0 ? Future.failedFuture(refused()) : next(connection, key.get())))
                .recover(refusal -> endIfReused(values, refusal));
    }

    private Future<Refreshed> next(SqlConnection connection, GrantKey key) {
        return live(connection, key.organization(), key.grant())
                .map(found -> found.orElseThrow(Grants::refused))
                .compose(grant -> addRefresh(connection, grant).map(token -> new Refreshed(grant, token)));
    }

    private Future<Refreshed> endIfReused(Tuple values, Throwable refusal) {
        if (!(refusal instanceof OauthFailure)) {
            return Future.failedFuture(refusal);
        }
        OffsetDateTime now = now();
        Tuple asked = Tuple.of(values.getUUID(0), values.getUUID(1), values.getUUID(2), values.getBuffer(3), now);
        return database.with(client -> client.preparedQuery(GrantSql.WHOSE_REFRESH)
                .execute(asked)
                .map(rows -> rows.stream().findFirst().map(Grants::whatIsWrong).orElse(UNKNOWN))
                .compose(wrong -> wrong.equals(REUSED)
                        ? client.preparedQuery(GrantSql.REVOKE)
                                .execute(Tuple.of(values.getUUID(0), values.getUUID(1), values.getUUID(2), now))
                                .map(wrong)
                        : Future.succeededFuture(wrong))
                .compose(wrong -> Future.failedFuture(
                        wrong.equals(UNKNOWN)
                                ? refused().because(wrong)
                                : refused().because(wrong).in(new OrganizationId(values.getUUID(0))))));
    }

    private static String whatIsWrong(Row token) {
        if (!token.getBoolean("its_own")) {
            return "The refresh token was given to another client.";
        }
        if (token.getBoolean("used")) {
            return REUSED;
        }
        return token.getBoolean("expired")
                ? "The refresh token has expired."
                : "What the refresh token belongs to has ended, or the person was deactivated.";
    }

    /** An access token that is no JWT. */
    public Future<String> opaqueAccess(Grant grant) {
        String token = BearerKey.make(GrantKey.ACCESS, grant.organization().value(), grant.id());
        OffsetDateTime end = now().plus(ACCESS_LIFETIME);
        return database.with(client -> client.preparedQuery(GrantSql.ADD_ACCESS)
                        .execute(Tuple.of(grant.organization().value(), grant.id(), BearerKey.hash(token), end)))
                .map(token);
    }

    /** The grant behind an access token that is no JWT, if both count just now. */
    public Future<Optional<Live>> byOpaqueAccess(String token) {
        Optional<GrantKey> key = GrantKey.read(GrantKey.ACCESS, token);
        return key.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : byExpiry(
                        key.get(),
                        GrantSql.ACCESS_EXPIRY,
                        Tuple.of(
                                key.get().organization(),
                                key.get().grant(),
                                key.get().hash(),
                                now()));
    }

    Future<Optional<Tokens.Origin>> originOfOpaque(String token) {
        Optional<GrantKey> key = GrantKey.read(GrantKey.ACCESS, token);
        return key.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : database.with(client -> client.preparedQuery(GrantSql.WHOSE_ACCESS)
                                .execute(Tuple.of(
                                        key.get().organization(),
                                        key.get().grant(),
                                        key.get().hash())))
                        .map(rows -> rows.stream()
                                .findFirst()
                                .map(row -> new Tokens.Origin(
                                        new OrganizationId(key.get().organization()),
                                        new ApplicationId(row.getUUID("application_id")))));
    }

    /** The grant behind a refresh token of this application, if both count just now; the token is not used up. */
    public Future<Optional<Live>> byRefresh(ApplicationId application, String token) {
        Optional<GrantKey> key = GrantKey.read(GrantKey.REFRESH, token);
        return key.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : byExpiry(
                        key.get(),
                        GrantSql.REFRESH_EXPIRY,
                        values(key.get(), application).addOffsetDateTime(now()));
    }

    /**
     * Ends what a refresh token stands for, or one access token that is no JWT (RFC 7009 §2.1). Nothing happens for a token that
     * is not this application's, or none at all.
     */
    public Future<Void> revoke(ApplicationId application, String token) {
        Optional<GrantKey> refresh = GrantKey.read(GrantKey.REFRESH, token);
        if (refresh.isPresent()) {
            return byRefresh(application, token)
                    .compose(live -> live.isEmpty()
                            ? Future.succeededFuture()
                            : end(application, live.get().grant()));
        }
        Optional<GrantKey> access = GrantKey.read(GrantKey.ACCESS, token);
        return access.isEmpty()
                ? Future.succeededFuture()
                : byOpaqueAccess(token)
                        .compose(live ->
                                live.filter(found -> found.grant().application().equals(application))
                                                .isEmpty()
                                        ? Future.succeededFuture()
                                        : database.with(client -> client.preparedQuery(GrantSql.REMOVE_ACCESS)
                                                .execute(Tuple.of(
                                                        access.get().organization(),
                                                        access.get().grant(),
                                                        access.get().hash()))))
                        .mapEmpty();
    }

    /** Forgets what has been over for a day. */
    public Future<Void> forget() {
        OffsetDateTime before = now().minusDays(1);
        return database.with(client -> client.preparedQuery(GrantSql.FORGET_ACCESS)
                        .execute(Tuple.of(before))
                        .compose(done ->
                                client.preparedQuery(GrantSql.FORGET_GRANTS).execute(Tuple.of(before))))
                .mapEmpty();
    }

    private Future<Void> end(ApplicationId application, Grant grant) {
        return database.with(client -> client.preparedQuery(GrantSql.REVOKE)
                        .execute(Tuple.of(grant.organization().value(), grant.id(), application.value(), now())))
                .mapEmpty();
    }

    private Future<Optional<Live>> byExpiry(GrantKey key, String statement, Tuple values) {
        return database.with(client -> client.preparedQuery(statement).execute(values))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : live(key.organization(), key.grant())
                                .map(grant -> grant.map(found -> new Live(
                                        found,
                                        ProfileRows.instant(rows.iterator().next(), "expires_at")))));
    }

    private Future<Optional<Grant>> live(SqlClient client, UUID organization, UUID grant) {
        return client.preparedQuery(GrantSql.LIVE)
                .execute(Tuple.of(organization, grant, now()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Grant.of(rows.iterator().next())));
    }

    private Future<String> addRefresh(SqlClient client, Grant grant) {
        UUID organization = grant.organization().value();
        String token = BearerKey.make(GrantKey.REFRESH, organization, grant.id());
        OffsetDateTime now = now();
        OffsetDateTime end = now.plus(REFRESH_LIFETIME);
        OffsetDateTime last = grant.expiresAt().atOffset(ZoneOffset.UTC);
        return client.preparedQuery(GrantSql.ADD_REFRESH)
                .execute(
                        Tuple.of(organization, grant.id(), BearerKey.hash(token), now, end.isBefore(last) ? end : last))
                .map(token);
    }

    private static Tuple values(GrantKey key, ApplicationId application) {
        return Tuple.of(key.organization(), key.grant(), application.value(), key.hash());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static OauthFailure refused() {
        return OauthFailure.of(
                Kind.INVALID_GRANT,
                "The refresh token is unknown, used, expired or not this client's, or the person is gone.");
    }
}
