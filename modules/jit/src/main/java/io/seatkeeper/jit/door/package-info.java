/**
 * The public routes of sign-in, one class each: they read the request within bounds, ask the use cases, and answer with a
 * page, a redirect or problem+json. Whatever a person is refused is written into the log of sign-ins on its way out.
 */
@NullMarked
package io.seatkeeper.jit.door;

import org.jspecify.annotations.NullMarked;
