/** Tests of the way from a committed fact to an event on every node. */
@NullMarked
package io.seatkeeper.directory.outbox;

import org.jspecify.annotations.NullMarked;
