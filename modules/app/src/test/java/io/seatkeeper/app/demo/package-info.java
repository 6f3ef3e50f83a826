/** Uses the demo as people do: in a real browser. */
@NullMarked
package io.seatkeeper.app.demo;

import org.jspecify.annotations.NullMarked;
