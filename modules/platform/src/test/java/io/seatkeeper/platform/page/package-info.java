/** Checks the words, the assets and the headers that every page shares. */
@NullMarked
package io.seatkeeper.platform.page;

import org.jspecify.annotations.NullMarked;
