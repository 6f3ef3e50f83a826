/**
 * What every protocol needs to say about a person in the same way: what counts as an address, and for which mail domains
 * a connection may speak.
 */
@NullMarked
package io.seatkeeper.jit.identity;

import org.jspecify.annotations.NullMarked;
