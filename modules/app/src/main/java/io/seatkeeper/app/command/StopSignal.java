package io.seatkeeper.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for the process to be told to stop, and holds its end until whoever waited has finished in good order. */
final class StopSignal {
    private static final long LONGEST_SECONDS = 40;

    private StopSignal() {}

    /** Returns once SIGTERM or SIGINT has come; the process then ends with the calling thread, or after 40 seconds. */
    static void await() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Thread serving = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            asked.countDown();
                            joinFor(serving);
                        },
                        "stop"));
        asked.await();
    }

    private static void joinFor(Thread serving) {
        try {
            serving.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
