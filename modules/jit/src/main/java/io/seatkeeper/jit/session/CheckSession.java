package io.seatkeeper.jit.session;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.SessionId;
import io.seatkeeper.contract.Sessions.Current;
import io.seatkeeper.contract.User;
import io.seatkeeper.jit.oidc.OidcSettings;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.seatkeeper.platform.secrets.DerivedKey;
import io.seatkeeper.platform.secrets.MasterKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose session a cookie is, decided by the state of the person, the connection and the organization just now. */
public final class CheckSession {
    private static final Logger LOG = LoggerFactory.getLogger(CheckSession.class);

    /** How far behind {@code last_seen_at} may be, so that a look at a session is no write. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(5);

    private final Database database;
    private final DerivedKey csrf;
    private final InstantSource clock;

    public CheckSession(Database database, MasterKey master, InstantSource clock) {
        this.database = database;
        this.csrf = new DerivedKey(master, "session.csrf");
        this.clock = clock;
    }

    /**
     * What a proxy puts before the product.
     *
     * @param email empty where the person has no address
     */
    public record Brief(String user, String organization, Role role, String email) {}

    /** All about the signed-in person; fails with {@link ErrorCode#UNAUTHENTICATED}. */
    public Future<Current> whole(Optional<SessionToken> token) {
        return look(SessionSql.CHECK, token).map(row -> {
            User user = ProfileRows.user(row);
            Organization organization = ProfileRows.organization(row);
            SessionId session = new SessionId(row.getUUID("session_id"));
            return new Current(
                    session,
                    user,
                    organization,
                    AuthMethod.valueOf(row.getString("session_auth_method")),
                    ProfileRows.instant(row, "session_created_at"),
                    ProfileRows.moment(row, "authenticated_at"),
                    clockSkew(row),
                    csrfToken(token.orElseThrow()));
        });
    }

    /** The little that every request of the product needs; fails with {@link ErrorCode#UNAUTHENTICATED}. */
    public Future<Brief> briefly(Optional<SessionToken> token) {
        return look(SessionSql.CHECK_BRIEFLY, token)
                .map(row -> new Brief(
                        row.getUUID("user_id").toString(),
                        row.getString("slug"),
                        Role.of(row.getString("role")),
                        row.getString("email")));
    }

    /** Connections of both protocols call it the same, and mean the same where they don't say. */
    private static Duration clockSkew(Row row) {
        return Optional.ofNullable(row.getString("clock_skew_seconds"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds)
                .orElse(OidcSettings.USUAL_SKEW);
    }

    /** What an unsafe call by the session must bring: from its hash, so that the token can't be told from it. */
    private String csrfToken(SessionToken token) {
        return csrf.sign(HexFormat.of().formatHex(token.hash()));
    }

    private Future<Row> look(String statement, Optional<SessionToken> token) {
        if (token.isEmpty()) {
            return Future.failedFuture(nobody());
        }
        Instant now = clock.instant();
        Buffer hash = Buffer.buffer(token.get().hash());
        return database.with(client -> client.preparedQuery(statement)
                        .execute(Tuple.of(token.get().organization().value(), hash, now.atOffset(ZoneOffset.UTC))))
                .map(CheckSession::only)
                .onSuccess(row -> noteSeen(token.get(), row, now));
    }

    private static Row only(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw nobody();
        }
        return rows.iterator().next();
    }

    private void noteSeen(SessionToken token, Row row, Instant now) {
        Instant enough = now.minus(SEEN_EVERY);
        if (ProfileRows.moment(row, "last_seen_at").filter(enough::isBefore).isPresent()) {
            return;
        }
        database.with(client -> client.preparedQuery(SessionSql.SEEN)
                        .execute(Tuple.of(
                                token.organization().value(),
                                Buffer.buffer(token.hash()),
                                now.atOffset(ZoneOffset.UTC),
                                enough.atOffset(ZoneOffset.UTC))))
                .onFailure(fault -> LOG.warn("A session's last visit was not noted: {}", fault.getMessage()));
    }

    private static ContractFailure nobody() {
        return new ContractFailure(ErrorCode.UNAUTHENTICATED, "Nobody is signed in here.");
    }
}
