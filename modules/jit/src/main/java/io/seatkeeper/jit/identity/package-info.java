/**
 * What every protocol needs to say about a person in the same way: which attributes an admin has mapped, and the list of
 * comparisons that a validation makes.
 */
@NullMarked
package io.seatkeeper.jit.identity;

import org.jspecify.annotations.NullMarked;
