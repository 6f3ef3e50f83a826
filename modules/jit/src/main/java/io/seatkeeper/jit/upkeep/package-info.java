/** Clears away what is over: old sign-ins, replay marks, sessions, log entries. Nothing depends on when that happens. */
@NullMarked
package io.seatkeeper.jit.upkeep;

import org.jspecify.annotations.NullMarked;
