/**
 * Load from the outside, and what it costs. Each part of a run starts everything anew and measures rates, each beside
 * pgbench doing the same SQL on the same server. The service, the practice identity
 * provider, PostgreSQL and the driver are processes of their own, so that each one's CPU is known.
 */
@NullMarked
package io.seatkeeper.bench;

import org.jspecify.annotations.NullMarked;
