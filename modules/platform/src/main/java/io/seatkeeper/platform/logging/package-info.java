/**
 * The log: one line an entry on standard output, as text for people or JSON for machines, with the id of the request that
 * it belongs to, also across the bus. Writing it never holds up an event loop. What must not be in it (secrets, codes,
 * tokens, bodies) is kept out by whoever writes; nothing here can tell them.
 */
@NullMarked
package io.seatkeeper.platform.logging;

import org.jspecify.annotations.NullMarked;
