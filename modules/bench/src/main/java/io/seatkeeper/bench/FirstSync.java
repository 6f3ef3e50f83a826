package io.seatkeeper.bench;

import io.seatkeeper.bench.ScimCalls.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** The first push of a large company: 100,000 people, one request each, then 500 teams of 200. */
final class FirstSync {
    private static final int PEOPLE = 100_000;
    private static final int TEAMS = 500;
    private static final int MEMBERS = 200;
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Rig rig;
    private final ScimCalls calls;
    private final Tenant tenant;
    private final AtomicLong mostMemory = new AtomicLong();

    FirstSync(Rig rig, ScimCalls calls, Tenant tenant) {
        this.rig = rig;
        this.calls = calls;
        this.tenant = tenant;
    }

    void measure(Report report) {
        List<String> ids = Collections.synchronizedList(new ArrayList<>());
        Instant begun = Instant.now();
        all(
                PEOPLE,
                i -> calls.createUser(tenant, "synced-" + i).onSuccess(id -> {
                    ids.add(id);
                    if (ids.size() % 1_000 == 0) {
                        note();
                    }
                }));
        Instant people = Instant.now();
        all(
                TEAMS,
                i -> calls.createTeam(
                        tenant, "Team " + i, ids.subList(i * MEMBERS % PEOPLE, i * MEMBERS % PEOPLE + MEMBERS)));
        note();
        report.duration("first sync of 100,000 people", Duration.between(begun, people));
        report.duration("first sync of 500 teams of 200", Duration.between(people, Instant.now()));
        report.memory("most resident memory of the service during the first sync", mostMemory.get());
    }

    private void note() {
        rig.service().program().residentBytes().ifPresent(bytes -> mostMemory.accumulateAndGet(bytes, Math::max));
    }

    /** Does it so many times, some at once; the first failure ends it. */
    private void all(int times, IntFunction<Future<?>> operation) {
        Promise<Void> finished = Promise.promise();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger running = new AtomicInteger(AT_ONCE);
        rig.vertx().runOnContext(begun -> {
            for (int i = 0; i < AT_ONCE; i++) {
                again(times, operation, next, running, finished);
            }
        });
        Load.await(finished.future(), PATIENCE);
    }

    private static void again(
            int times,
            IntFunction<Future<?>> operation,
            AtomicInteger next,
            AtomicInteger running,
            Promise<Void> finished) {
        int turn = next.getAndIncrement();
        if (turn >= times) {
            if (running.decrementAndGet() == 0) {
                finished.tryComplete();
            }
            return;
        }
        operation
                .apply(turn)
                .onFailure(finished::tryFail)
                .onSuccess(done -> again(times, operation, next, running, finished));
    }
}
