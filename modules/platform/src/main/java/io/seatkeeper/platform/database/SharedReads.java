package io.seatkeeper.platform.database;

import io.seatkeeper.platform.Promised;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks up what an index finds at once. While a few are under way, those who put the same statement wait for the next to come
 * back and are then sent together: under load that costs PostgreSQL a good third and this node a quarter less than one after the
 * other does. Nobody gets what was read before they asked. Lives on one event loop.
 */
public final class SharedReads {
    /** So many of one statement are under way at most, so that a cold page of the table holds up few. */
    private static final int LANES = 4;

    private static final int MOST_TOGETHER = 64;

    private final Database database;
    private final Map<String, Line> lines = new HashMap<>();

    private record Waiting(Tuple parameters, Promise<RowSet<Row>> answer) {}

    /** Who puts the same statement. */
    private static final class Line {
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        private int underWay;
    }

    public SharedReads(Database database) {
        this.database = database;
    }

    /** The rows of a statement with these parameters. Fails as {@link Database#with} does, and for nobody else's parameters. */
    public Future<RowSet<Row>> read(String sql, Tuple parameters) {
        Line line = lines.computeIfAbsent(sql, first -> new Line());
        Waiting last = new Waiting(parameters, Promised.here());
        line.waiting.add(last);
        serve(sql, line);
        return last.answer().future();
    }

    private void serve(String sql, Line line) {
        if (line.underWay == LANES) {
            return;
        }
        List<Waiting> together = new ArrayList<>();
        while (!line.waiting.isEmpty() && together.size() < MOST_TOGETHER) {
            together.add(line.waiting.remove());
        }
        if (!together.isEmpty()) {
            line.underWay++;
            send(sql, together).onComplete(ended -> {
                line.underWay--;
                serve(sql, line);
            });
        } else if (line.underWay == 0) {
            lines.remove(sql);
        }
    }

    private Future<Void> send(String sql, List<Waiting> together) {
        List<Tuple> parameters = together.stream().map(Waiting::parameters).toList();
        return database.with(client -> client.preparedQuery(sql).executeBatch(parameters))
                .onSuccess(first -> answer(together, first))
                .<Void>mapEmpty()
                .recover(fault -> failed(sql, together, fault));
    }

    private static void answer(List<Waiting> together, RowSet<Row> first) {
        RowSet<Row> rows = first;
        for (Waiting one : together) {
            one.answer().complete(rows);
            rows = rows.next();
        }
    }

    /** What PostgreSQL says to the parameters of one, it says to all who were sent with them; so each goes again, alone. */
    private Future<Void> failed(String sql, List<Waiting> together, Throwable fault) {
        if (together.size() > 1 && fault instanceof PgException) {
            return Future.join(together.stream()
                            .map(one -> send(sql, List.of(one)))
                            .toList())
                    .mapEmpty();
        }
        together.forEach(one -> one.answer().fail(fault));
        return Future.succeededFuture();
    }
}
