/** Tests of sign-in: what is let in, and beside it each thing that is refused. */
@NullMarked
package io.seatkeeper.jit.logout;

import org.jspecify.annotations.NullMarked;
