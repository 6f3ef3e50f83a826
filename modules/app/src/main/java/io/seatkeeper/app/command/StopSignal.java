package io.seatkeeper.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for the process to be told to stop, and holds its end until whoever waited has finished in good order. */
final class StopSignal {
    /** For the requests in flight, which the servers give 25, and what is written after them. */
    private static final long FINISH_SECONDS = 35;

    private StopSignal() {}

    /**
     * Returns once SIGTERM or SIGINT has come; the process then ends with the calling thread, or when its time is over.
     *
     * @param drainSeconds for how long it serves on; 35 more are given to finish
     */
    static void await(int drainSeconds) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Thread serving = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            asked.countDown();
                            joinFor(serving, drainSeconds + FINISH_SECONDS);
                        },
                        "stop"));
        asked.await();
    }

    private static void joinFor(Thread serving, long seconds) {
        try {
            serving.join(TimeUnit.SECONDS.toMillis(seconds));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
