package io.seatkeeper.platform;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task when it is asked to, never twice at once: who asks meanwhile gets one more run after it. A failure is logged
 * once until the task succeeds again. Lives on one event loop.
 */
public final class OneAtATime {
    private static final Logger LOG = LoggerFactory.getLogger(OneAtATime.class);

    private final String name;
    private final Supplier<Future<Void>> task;
    private boolean running;
    private boolean again;
    private boolean failing;

    /** @param name what is told where it fails */
    public OneAtATime(String name, Supplier<Future<Void>> task) {
        this.name = name;
        this.task = task;
    }

    /** Runs the task now, or once more after the run that is under way. */
    public void run() {
        if (running) {
            again = true;
            return;
        }
        running = true;
        again = false;
        Future.succeededFuture().compose(go -> task.get()).onComplete(done -> succeeded(), this::failed);
    }

    private void succeeded() {
        failing = false;
        running = false;
        if (again) {
            run();
        }
    }

    private void failed(Throwable fault) {
        if (!failing) {
            LOG.warn("{} fails and is tried again: {}", name, fault.getMessage());
        }
        failing = true;
        running = false;
    }
}
