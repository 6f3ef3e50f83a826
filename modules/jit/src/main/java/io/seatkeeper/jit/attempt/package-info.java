/**
 * Sign-ins on their way and the log of those that ended. An attempt belongs to the browser that began it and to one use;
 * any number of tabs may have one each. What is refused is written down with what was expected beside what was received,
 * under the reference that the person reads out.
 */
@NullMarked
package io.seatkeeper.jit.attempt;

import org.jspecify.annotations.NullMarked;
