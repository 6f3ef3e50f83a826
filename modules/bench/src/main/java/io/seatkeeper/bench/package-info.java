/**
 * Load and figures, each beside the same work done by pgbench on the same server in the same run.
 */
@NullMarked
package io.seatkeeper.bench;

import org.jspecify.annotations.NullMarked;
