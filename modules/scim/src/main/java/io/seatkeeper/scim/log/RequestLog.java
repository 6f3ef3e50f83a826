package io.seatkeeper.scim.log;

import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes requests of all event loops of a node, and writes what was noted. */
public final class RequestLog {
    /** How often what was noted is written. */
    public static final Duration EVERY = Duration.ofSeconds(1);

    static final int MOST_NOTED = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final int BATCH = 500;
    private static final int MOST_FORGOTTEN = 10_000;

    private final Database database;
    private final Deque<LogEntry> noted = new ArrayDeque<>();
    private long dropped;

    public RequestLog(Database database) {
        this.database = database;
    }

    /** Notes a request; the oldest gives way where too many wait to be written. */
    public synchronized void note(LogEntry entry) {
        if (noted.size() == MOST_NOTED) {
            noted.removeFirst();
            dropped++;
        }
        noted.addLast(entry);
    }

    /** How many were forgotten unwritten since the node started. */
    public synchronized long dropped() {
        return dropped;
    }

    /** Writes all that was noted so far. What can't be written is lost and counted: the log never holds up the work. */
    public Future<Void> write() {
        List<LogEntry> batch = take();
        if (batch.isEmpty()) {
            return Future.succeededFuture();
        }
        return database.with(client -> client.preparedQuery(RequestLogSql.WRITE).execute(columns(batch)))
                .onFailure(fault -> lost(batch.size(), fault))
                .compose(written -> batch.size() == BATCH ? write() : Future.succeededFuture());
    }

    /** Clears away what is older, a bounded number of entries. */
    public Future<Void> forget(Instant before) {
        return database.with(client -> client.preparedQuery(RequestLogSql.FORGET)
                        .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), MOST_FORGOTTEN)))
                .mapEmpty();
    }

    private synchronized List<LogEntry> take() {
        List<LogEntry> batch = new ArrayList<>();
        while (batch.size() < BATCH && !noted.isEmpty()) {
            batch.add(noted.removeFirst());
        }
        return batch;
    }

    private synchronized void lost(int entries, Throwable fault) {
        dropped += entries;
        LOG.warn("{} entries of the SCIM request log were not written: {}", entries, fault.getMessage());
    }

    private static Tuple columns(List<LogEntry> batch) {
        return Tuple.from(List.of(
                column(batch, entry -> entry.organization().value()).toArray(UUID[]::new),
                column(batch, LogEntry::id).toArray(UUID[]::new),
                column(batch, entry -> entry.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
                column(batch, LogEntry::method).toArray(String[]::new),
                column(batch, LogEntry::path).toArray(String[]::new),
                column(batch, LogEntry::status).toArray(Integer[]::new),
                column(batch, LogEntry::durationMillis).toArray(Integer[]::new),
                column(batch, entry -> entry.token().value()).toArray(UUID[]::new),
                column(batch, LogEntry::tokenName).toArray(String[]::new),
                column(batch, entry -> entry.body().orElse(null)).toArray(String[]::new),
                column(batch, entry -> entry.detail().orElse(null)).toArray(String[]::new),
                column(batch, entry -> new JsonArray(entry.ignored()).encode()).toArray(String[]::new)));
    }

    private static <T> Stream<T> column(List<LogEntry> batch, Function<LogEntry, T> part) {
        return batch.stream().map(part);
    }
}
