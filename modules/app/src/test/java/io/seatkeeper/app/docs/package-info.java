/** Pages of {@code docs/} that are written from the code, and fail when they no longer say what it says. */
@NullMarked
package io.seatkeeper.app.docs;

import org.jspecify.annotations.NullMarked;
