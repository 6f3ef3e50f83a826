package io.seatkeeper.admin;

import io.seatkeeper.admin.idempotency.Idempotency;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What admin does beside answering: it forgets the answers that were kept for repetitions once they are old. */
public final class AdminVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(AdminVerticle.class);
    private static final Duration CLEAN_UP = Duration.ofMinutes(5);

    private final Idempotency idempotency;

    public AdminVerticle(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(
                CLEAN_UP.toMillis(),
                timer -> idempotency
                        .forget()
                        .onFailure(fault ->
                                LOG.warn("Old idempotency records were not forgotten: {}", fault.getMessage())));
        return Future.succeededFuture();
    }
}
