package io.seatkeeper.platform;

import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.ContractFailure;

/** What goes over the bus: a message, or the refusal that stands in for a reply. */
sealed interface Carried {
    record Value(BusMessage message) implements Carried {}

    record Refusal(ContractFailure failure) implements Carried {}
}
