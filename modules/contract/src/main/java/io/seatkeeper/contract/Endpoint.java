package io.seatkeeper.contract;

/**
 * One thing that can be asked over the bus: where it is served and what goes in and out.
 *
 * @param address unique in the process, {@code area.verb}
 * @param request the type of what is asked
 * @param reply the type of the answer; a refusal comes as a {@link ContractFailure} instead
 */
public record Endpoint<Q extends BusMessage, R extends BusMessage>(String address, Class<Q> request, Class<R> reply) {}
