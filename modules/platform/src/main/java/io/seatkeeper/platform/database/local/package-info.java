/**
 * A PostgreSQL of our own for whoever has none: durable, reachable from this machine only and with a password of its
 * own. It lives in the data directory, programs included, outlives the death of the process that started it, and is
 * taken over by the next one.
 */
@NullMarked
package io.seatkeeper.platform.database.local;

import org.jspecify.annotations.NullMarked;
