/** Shows and checks every state that a page at the door can be in. */
@NullMarked
package io.seatkeeper.jit.page;

import org.jspecify.annotations.NullMarked;
