/**
 * Calls that are safe to repeat. A caller who names an {@code Idempotency-Key} gets the first answer again for {@link
 * io.seatkeeper.admin.idempotency.Idempotency#LIFETIME}, whichever node answers; the same key with another request is
 * refused, and so is a repetition while the first is still at work. Answers are stored encrypted, since a new key may be
 * among them.
 */
@NullMarked
package io.seatkeeper.admin.idempotency;

import org.jspecify.annotations.NullMarked;
