package io.seatkeeper.practiceidp.push;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One push: how far it has come and what was said. Safe to use from any thread. */
public final class Push {
    private static final int MOST_EXCHANGES = 1_000;
    private static final int MOST_FAILURES = 100;

    private final Manner manner;
    private final CompletableFuture<Push> finished = new CompletableFuture<>();
    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final Deque<String> failures = new ArrayDeque<>();
    private int steps;
    private int done;
    private int failed;

    Push(Manner manner) {
        this.manner = manner;
    }

    /** Whose manner it has. */
    public Manner manner() {
        return manner;
    }

    /** How many steps there are: people to bring up to date, who left, groups. Grows once people are through. */
    public synchronized int steps() {
        return steps;
    }

    /** How many are through, for better or worse. */
    public synchronized int done() {
        return done;
    }

    /** How many went wrong. The next push tries them again. */
    public synchronized int failed() {
        return failed;
    }

    /** What went wrong, the first {@value #MOST_FAILURES}. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** Requests and answers, newest first, the last {@value #MOST_EXCHANGES}. */
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Whether it has come to its end. */
    public boolean isFinished() {
        return finished.isDone();
    }

    /** Done when the push is, whatever went wrong. */
    public CompletableFuture<Push> finished() {
        return finished.copy();
    }

    synchronized void expect(int more) {
        steps += more;
    }

    synchronized void stepDone() {
        done++;
    }

    synchronized void stepFailed(String what) {
        done++;
        failed++;
        if (failures.size() < MOST_FAILURES) {
            failures.add(what);
        }
    }

    synchronized void heard(Exchange exchange) {
        exchanges.addFirst(exchange);
        if (exchanges.size() > MOST_EXCHANGES) {
            exchanges.removeLast();
        }
    }

    void finish() {
        finished.complete(this);
    }
}
