package io.seatkeeper.directory.write;

import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.Promised;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The line in which an organization's requests of one kind wait for its lock. It stands before the pool: however many wait,
 * they hold one connection of the node, and other organizations stay fast. Those that wait go on together. Lives on one
 * event loop.
 */
public final class OrganizationLine<Q, S, R> {
    private final SharedWrite<Q, S, R> work;
    private final SharedTransaction<Q, S, R> batch;
    private final LineLimits limits;
    private final LongSupplier nanoClock;
    private final Map<OrganizationId, Line<Q, R>> lines = new HashMap<>();

    private record Waiting<Q, R>(Q request, Promise<R> answer, long since) {}

    private static final class Line<Q, R> {
        private final ArrayDeque<Waiting<Q, R>> waiting = new ArrayDeque<>();
        private boolean running;
    }

    /** @param nanoClock a clock that only runs forward, in nanoseconds */
    public OrganizationLine(Database database, SharedWrite<Q, S, R> work, LineLimits limits, LongSupplier nanoClock) {
        this.work = work;
        this.batch = new SharedTransaction<>(database, work);
        this.limits = limits;
        this.nanoClock = nanoClock;
    }

    /** Waits in the organization's line. Fails with {@link SharedWrite#late} when the line is full or too slow. */
    public Future<R> enter(OrganizationId organization, Q request) {
        Line<Q, R> line = lines.computeIfAbsent(organization, id -> new Line<>());
        if (line.waiting.size() >= limits.waiting()) {
            return Future.failedFuture(work.late());
        }
        Promise<R> answer = Promised.here();
        line.waiting.add(new Waiting<>(request, answer, nanoClock.getAsLong()));
        serve(organization, line);
        return answer.future();
    }

    private void serve(OrganizationId organization, Line<Q, R> line) {
        if (line.running) {
            return;
        }
        List<Waiting<Q, R>> next = take(line.waiting);
        if (next.isEmpty()) {
            lines.remove(organization);
            return;
        }
        line.running = true;
        batch.run(organization, next.stream().map(Waiting::request).toList())
                .onComplete(
                        answers -> {
                            for (int place = 0; place < next.size(); place++) {
                                answers.get(place).onComplete(next.get(place).answer());
                            }
                        },
                        fault -> next.forEach(one -> one.answer().fail(fault)))
                .onComplete(ended -> {
                    line.running = false;
                    serve(organization, line);
                });
    }

    /** The next ones that have nothing to do with each other; who shares a claim waits for the next round. */
    private List<Waiting<Q, R>> take(ArrayDeque<Waiting<Q, R>> waiting) {
        List<Waiting<Q, R>> taken = new ArrayList<>();
        Set<String> claimed = new HashSet<>();
        Iterator<Waiting<Q, R>> line = waiting.iterator();
        while (line.hasNext() && taken.size() < limits.batch()) {
            Waiting<Q, R> next = line.next();
            if (nanoClock.getAsLong() - next.since() > limits.longestWait().toNanos()) {
                line.remove();
                next.answer().fail(work.late());
                continue;
            }
            Set<String> claims = work.claims(next.request());
            if (Collections.disjoint(claimed, claims)) {
                line.remove();
                taken.add(next);
            }
            // Also the claims of those who wait stand, so that requests for one account keep their order.
            claimed.addAll(claims);
        }
        return taken;
    }
}
