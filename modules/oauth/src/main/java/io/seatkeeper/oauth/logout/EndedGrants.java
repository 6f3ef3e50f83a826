package io.seatkeeper.oauth.logout;

import io.seatkeeper.contract.Event;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends grants that a person's state has ended already, so that their applications are told. Nothing is decided here: what such a
 * grant gave is refused from the commit on (invariant 8).
 */
public final class EndedGrants {
    private static final Logger LOG = LoggerFactory.getLogger(EndedGrants.class);

    private final Database database;
    private final InstantSource clock;

    public EndedGrants(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Succeeds when what the event ends has ended; never fails, since the sweep comes after. */
    public Future<Void> hear(Event event) {
        if (event.mayEndSessions()) {
            return end(event, LogoutSql.END_OF_PERSON, Tuple.tuple());
        }
        boolean all = event.type().equals("session.ended") && new JsonObject(event.payload()).getBoolean("all", false);
        return all
                ? end(event, LogoutSql.END_ALL_OF_PERSON, Tuple.of(event.at().atOffset(ZoneOffset.UTC)))
                : Future.succeededFuture();
    }

    /** What no event was heard of, because no node was there to hear it; and what nobody wants to be told any more. */
    public Future<Void> sweep() {
        return database.with(client -> client.preparedQuery(LogoutSql.SWEEP)
                        .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                        .compose(ended -> client.preparedQuery(LogoutSql.FORGET).execute()))
                .mapEmpty();
    }

    private Future<Void> end(Event event, String statement, Tuple more) {
        Tuple values = Tuple.of(event.organization().value(), UUID.fromString(event.subject()));
        for (int place = 0; place < more.size(); place++) {
            values.addValue(more.getValue(place));
        }
        return database.with(client -> client.preparedQuery(statement).execute(values))
                .onFailure(
                        fault -> LOG.warn("Grants of {} have not ended yet: {}", event.subject(), fault.getMessage()))
                .otherwiseEmpty()
                .mapEmpty();
    }
}
