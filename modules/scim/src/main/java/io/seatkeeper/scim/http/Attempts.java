package io.seatkeeper.scim.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Tries again where somebody else was quicker. Of writers who meet at one resource one always gets through, so that the others
 * come nearer each time; the pauses grow, so that they don't all meet again.
 */
final class Attempts {
    private static final int MOST = 40;
    private static final int LONGEST_PAUSE_MILLIS = 100;
    private static final int PAUSE_STEP_MILLIS = 5;

    private final Vertx vertx;

    Attempts(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Fails with what the last attempt failed with; with {@link ErrorCode#UNAVAILABLE} where every one met another writer. */
    <T> Future<T> until(Supplier<Future<T>> attempt) {
        return until(attempt, 1);
    }

    private <T> Future<T> until(Supplier<Future<T>> attempt, int number) {
        return attempt.get().recover(fault -> {
            if (!(fault instanceof ContractFailure failure) || failure.code() != ErrorCode.VERSION_MISMATCH) {
                return Future.failedFuture(fault);
            }
            if (number == MOST) {
                return Future.failedFuture(new ContractFailure(
                        ErrorCode.UNAVAILABLE, "Others change this without a pause; try again in a moment."));
            }
            return vertx.timer(pauseMillis(number)).compose(late -> until(attempt, number + 1));
        });
    }

    private static int pauseMillis(int number) {
        return 1 + ThreadLocalRandom.current().nextInt(Math.min(LONGEST_PAUSE_MILLIS, number * PAUSE_STEP_MILLIS));
    }
}
