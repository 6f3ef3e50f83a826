/**
 * Sign-in: sends people to their identity provider, checks what comes back, asks directory for the account and
 * keeps the session.
 */
@NullMarked
package io.seatkeeper.jit;

import org.jspecify.annotations.NullMarked;
