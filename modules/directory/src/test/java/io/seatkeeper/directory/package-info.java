/** Tests of the directory against a real PostgreSQL, asked over the bus as the other modules ask it. */
@NullMarked
package io.seatkeeper.directory;

import org.jspecify.annotations.NullMarked;
