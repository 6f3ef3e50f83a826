/**
 * The way out. Customers enter addresses that this service then calls, so every outbound request leaves through one gate
 * in the process ({@link io.seatkeeper.platform.egress.EgressGate}): it resolves a name once, refuses what is not public
 * unless the operator allows it, connects to that very address and bounds bytes and time. {@link
 * io.seatkeeper.platform.egress.OutboundClient} is the HTTP client that goes with it; libraries with a client of their
 * own are configured with the gate as their proxy (ADR 1).
 */
@NullMarked
package io.seatkeeper.platform.egress;

import org.jspecify.annotations.NullMarked;
