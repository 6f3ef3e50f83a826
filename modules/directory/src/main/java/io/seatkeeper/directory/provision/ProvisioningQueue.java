package io.seatkeeper.directory.provision;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Provisioning.Provisioned;
import io.seatkeeper.contract.VerifiedIdentity;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The line in which an organization's sign-ins wait for its lock. It stands before the pool: however many wait, an
 * organization holds one connection of the node, and the others stay fast. Lives on one event loop.
 */
final class ProvisioningQueue {
    private final ProvisioningBatch batch;
    private final ProvisioningLimits limits;
    private final LongSupplier nanoClock;
    private final Map<OrganizationId, Line> lines = new HashMap<>();

    private record Waiting(VerifiedIdentity identity, Promise<Provisioned> answer, long since) {}

    private static final class Line {
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        private boolean running;
    }

    /** @param nanoClock a clock that only runs forward, in nanoseconds */
    ProvisioningQueue(ProvisioningBatch batch, ProvisioningLimits limits, LongSupplier nanoClock) {
        this.batch = batch;
        this.limits = limits;
        this.nanoClock = nanoClock;
    }

    /** Waits in the organization's line. {@link ErrorCode#SIGN_IN_BUSY} when the line is full or too slow. */
    Future<Provisioned> enter(OrganizationId organization, VerifiedIdentity identity) {
        Line line = lines.computeIfAbsent(organization, id -> new Line());
        if (line.waiting.size() >= limits.waiting()) {
            return Future.failedFuture(busy());
        }
        Promise<Provisioned> answer = Promise.promise();
        line.waiting.add(new Waiting(identity, answer, nanoClock.getAsLong()));
        serve(organization, line);
        return answer.future();
    }

    private void serve(OrganizationId organization, Line line) {
        if (line.running) {
            return;
        }
        List<Waiting> next = take(line.waiting);
        if (next.isEmpty()) {
            lines.remove(organization);
            return;
        }
        line.running = true;
        batch.run(organization, next.stream().map(Waiting::identity).toList())
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

    /** The next ones that have nothing to do with each other; who shares an identity or address waits for the next round. */
    private List<Waiting> take(ArrayDeque<Waiting> waiting) {
        List<Waiting> taken = new ArrayList<>();
        Set<String> claimed = new HashSet<>();
        Iterator<Waiting> line = waiting.iterator();
        while (line.hasNext() && taken.size() < limits.batch()) {
            Waiting next = line.next();
            if (nanoClock.getAsLong() - next.since() > limits.longestWait().toNanos()) {
                line.remove();
                next.answer().fail(busy());
            } else if (claim(claimed, next.identity())) {
                line.remove();
                taken.add(next);
            }
        }
        return taken;
    }

    private static boolean claim(Set<String> claimed, VerifiedIdentity identity) {
        String id = "id " + identity.connection() + " " + identity.externalSsoId();
        String email = identity.email()
                .map(address -> "email " + address.toLowerCase(Locale.ROOT))
                .orElse(id);
        if (claimed.contains(id) || claimed.contains(email)) {
            return false;
        }
        claimed.add(id);
        claimed.add(email);
        return true;
    }

    private static ContractFailure busy() {
        return new ContractFailure(
                ErrorCode.SIGN_IN_BUSY,
                "So many people of the organization sign in just now that it was not your turn.");
    }
}
