package io.seatkeeper.oauth.logout;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.oauth.key.SigningKeys;
import io.seatkeeper.platform.OneAtATime;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.egress.OutboundClient;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells applications of sessions that are over. Every node runs one and takes what no other has taken; what an application does not
 * take is tried again, later each time, for {@link #LONGEST}. One that answers slowly or never holds up nobody but itself ({@link
 * Lanes}). Lives on one event loop.
 */
public final class LogoutSender {
    /** How long it is tried; then it is given up and told to the audit log. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;
    /** Longer than a call can take, so that what a dead node had taken is taken by another. */
    private static final Duration LEASE = OutboundClient.LONGEST.multipliedBy(4);

    private static final Actor OURSELVES = new Actor(Actor.Kind.SYSTEM, "logout", "Back-channel logout");
    private static final Logger LOG = LoggerFactory.getLogger(LogoutSender.class);

    private final Database database;
    private final OutboundClient outbound;
    private final LogoutTokens tokens;
    private final InstantSource clock;
    private final OneAtATime claiming = new OneAtATime("Telling applications of logouts", this::claim);
    private final Lanes lanes = new Lanes();

    /** @param issuer our own, without a slash at its end */
    public LogoutSender(
            Database database, OutboundClient outbound, SigningKeys keys, String issuer, InstantSource clock) {
        this.database = database;
        this.outbound = outbound;
        this.tokens = new LogoutTokens(keys, issuer, clock);
        this.clock = clock;
    }

    /** Works until the verticle that calls this is undeployed. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(PACE.toMillis(), timer -> wake());
    }

    /** There may be something to tell. */
    public void wake() {
        claiming.run();
    }

    private Future<Void> claim() {
        int free = lanes.free();
        if (free <= 0) {
            return Future.succeededFuture();
        }
        Instant now = clock.instant();
        return database.with(client -> client.preparedQuery(LogoutSql.HAS_DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .compose(rows -> rows.iterator().next().getBoolean("due")
                        ? client.preparedQuery(LogoutSql.CLAIM)
                                .execute(claimed(now, free))
                                .onSuccess(this::tell)
                        : settled(now))
                .mapEmpty());
    }

    private Future<RowSet<Row>> settled(Instant now) {
        lanes.settle(now);
        return Future.succeededFuture();
    }

    private Tuple claimed(Instant now, int free) {
        Lanes.Room room = lanes.room(now);
        return Tuple.of(
                now.atOffset(ZoneOffset.UTC),
                room.applications().toArray(UUID[]::new),
                room.calls().toArray(Integer[]::new),
                free,
                now.plus(LEASE).atOffset(ZoneOffset.UTC));
    }

    private void tell(RowSet<Row> rows) {
        for (Row row : rows) {
            LogoutNotice notice = LogoutNotice.of(row);
            lanes.begin(notice.application());
            tokens.write(notice)
                    .compose(token -> outbound.postForm(notice.address(), "logout_token=" + token))
                    .onComplete(told -> lanes.end(notice.application(), told.succeeded(), clock.instant()))
                    .transform(told -> told.succeeded()
                            ? execute(LogoutSql.DONE, notice.key())
                            : putOff(notice, String.valueOf(told.cause().getMessage())))
                    .onFailure(fault -> LOG.warn(
                            "What became of telling application {} of a logout was not noted: {}",
                            notice.application(),
                            fault.getMessage()))
                    .onComplete(done -> wake());
        }
    }

    private Future<Void> putOff(LogoutNotice notice, String fault) {
        Instant now = clock.instant();
        if (now.isAfter(notice.createdAt().plus(LONGEST))) {
            return giveUp(notice, fault);
        }
        if (notice.attempts() == 1) {
            LOG.warn("Application {} was not told of a logout and will be again: {}", notice.application(), fault);
        }
        return execute(
                LogoutSql.LATER,
                notice.key()
                        .addOffsetDateTime(now.plus(pause(notice.attempts())).atOffset(ZoneOffset.UTC)));
    }

    /** Twice as long each time, up to an hour. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Future<Void> giveUp(LogoutNotice notice, String fault) {
        LOG.warn(
                "Application {} was not told of a logout, after {} attempts: {}",
                notice.application(),
                notice.attempts(),
                fault);
        JsonObject detail = new JsonObject()
                .put("session", notice.session().toString())
                .put("user", notice.user().toString())
                .put("attempts", notice.attempts())
                .put("fault", fault);
        Fact fact = new Fact(
                OURSELVES, "application.logout_failed", notice.application().toString(), detail);
        return database.transaction(connection -> Facts.record(connection, notice.organization(), fact)
                .compose(recorded -> connection.preparedQuery(LogoutSql.DONE).execute(notice.key()))
                .mapEmpty());
    }

    private Future<Void> execute(String statement, Tuple values) {
        return database.with(client -> client.preparedQuery(statement).execute(values))
                .mapEmpty();
    }
}
