/** Tests of the benchmark itself: that pgbench does what the product does, and that figures are counted right. */
@NullMarked
package io.seatkeeper.bench;

import org.jspecify.annotations.NullMarked;
