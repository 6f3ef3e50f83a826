/**
 * The words the modules share: what can be asked over the event bus and answered, the events that are published, typed
 * ids and the one catalogue of error codes. Everything here is an immutable value and nothing here does I/O, so a
 * message can be handed from verticle to verticle without being copied. One file is one area of the house: a sealed
 * interface with its requests, its replies and, beside them, the {@link io.seatkeeper.contract.Endpoint}s that carry
 * them.
 */
@NullMarked
package io.seatkeeper.contract;

import org.jspecify.annotations.NullMarked;
