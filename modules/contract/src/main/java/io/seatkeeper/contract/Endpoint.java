package io.seatkeeper.contract;

import java.time.Duration;

/**
 * One thing that can be asked over the bus: where it is served and what goes in and out.
 *
 * @param address unique in the process, {@code area.verb}
 * @param request the type of what is asked
 * @param reply the type of the answer; a refusal comes as a {@link ContractFailure} instead
 * @param longestWait after which a caller hears {@link ErrorCode#UNAVAILABLE}
 */
public record Endpoint<Q extends BusMessage, R extends BusMessage>(
        String address, Class<Q> request, Class<R> reply, Duration longestWait) {
    /** Longer than every time limit of what an answer usually waits for. */
    public static final Duration USUAL_WAIT = Duration.ofSeconds(20);

    public Endpoint(String address, Class<Q> request, Class<R> reply) {
        this(address, request, reply, USUAL_WAIT);
    }
}
