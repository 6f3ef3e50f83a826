/**
 * What every protocol needs to say about a person in the same way: what counts as an address, for which mail domains a
 * connection may speak, which attributes an admin has mapped, and the list of comparisons that a validation makes.
 */
@NullMarked
package io.seatkeeper.jit.identity;

import org.jspecify.annotations.NullMarked;
