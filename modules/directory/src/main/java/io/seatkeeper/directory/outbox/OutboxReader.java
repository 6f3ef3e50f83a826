package io.seatkeeper.directory.outbox;

import io.seatkeeper.contract.Event;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.OneAtATime;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/**
 * Tells this node's bus every event past the position it has read to, beginning with those stamped after it started. Reads
 * when notified, and each second and after a reconnect too, since a NOTIFY is lost while the connection is down.
 */
public final class OutboxReader {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final String CHANNEL = "seatkeeper_events";
    private static final int BATCH = 500;

    private final Database database;
    private final Bus bus;
    private final OneAtATime reading = new OneAtATime("Reading events", this::read);
    private long position;

    public OutboxReader(Database database, Bus bus) {
        this.database = database;
        this.bus = bus;
    }

    /** Reads until the verticle that calls this is undeployed and the subscriber that this answers is closed. */
    public Future<PgSubscriber> start(Vertx vertx, DatabaseAddress address) {
        return database.with(
                        client -> client.preparedQuery(OutboxSql.LAST_POSITION).execute())
                .compose(rows -> {
                    position = rows.iterator().next().getLong(0);
                    vertx.setPeriodic(PACE.toMillis(), timer -> reading.run());
                    return subscribe(vertx, address);
                });
    }

    /** Answers when it listens, so that what ends at once does not end in the middle of that. */
    private Future<PgSubscriber> subscribe(Vertx vertx, DatabaseAddress address) {
        PgSubscriber subscriber = PgSubscriber.subscriber(vertx, address.forPool());
        subscriber.reconnectPolicy(attempts -> PACE.toMillis());
        subscriber.channel(CHANNEL).subscribeHandler(listening -> reading.run()).handler(empty -> reading.run());
        return subscriber.connect().map(subscriber);
    }

    private Future<Void> read() {
        return database.with(client -> client.preparedQuery(OutboxSql.READ).execute(Tuple.of(position, BATCH)))
                .compose(rows -> {
                    tell(rows);
                    return rows.size() == BATCH ? read() : Future.succeededFuture();
                });
    }

    private void tell(RowSet<Row> rows) {
        for (Row row : rows) {
            bus.publish(event(row));
            position = row.getLong("position");
        }
    }

    private static Event event(Row row) {
        return new Event(
                new OrganizationId(row.getUUID("org_id")),
                row.getLong("sequence"),
                row.getLong("position"),
                row.getString("type"),
                row.getString("subject"),
                row.getJsonObject("payload").encode(),
                row.getOffsetDateTime("at").toInstant());
    }
}
