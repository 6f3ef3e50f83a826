/**
 * Pages of {@code docs/}: those that are written from the code and fail when they no longer say what it says, and guides that are
 * followed to the letter.
 */
@NullMarked
package io.seatkeeper.app.docs;

import org.jspecify.annotations.NullMarked;
