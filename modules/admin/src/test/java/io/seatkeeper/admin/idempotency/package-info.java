/** Tests of this room. */
@NullMarked
package io.seatkeeper.admin.idempotency;

import org.jspecify.annotations.NullMarked;
