package io.seatkeeper.bench;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Some users who do the same again and again until this is closed; whatever comes of it. */
final class Background implements AutoCloseable {
    private static final int USERS = 8;

    private final Supplier<Future<?>> operation;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Background(Supplier<Future<?>> operation) {
        this.operation = operation;
    }

    static Background of(Rig rig, Supplier<Future<?>> operation) {
        Background background = new Background(operation);
        rig.vertx().runOnContext(begun -> {
            for (int i = 0; i < USERS; i++) {
                background.again();
            }
        });
        return background;
    }

    private void again() {
        if (!closed.get()) {
            operation.get().onComplete(ended -> again());
        }
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
