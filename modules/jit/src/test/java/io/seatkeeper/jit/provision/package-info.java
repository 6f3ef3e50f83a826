/** Tests of sign-in: what is let in, and beside it each thing that is refused. */
@NullMarked
package io.seatkeeper.jit.provision;

import org.jspecify.annotations.NullMarked;
