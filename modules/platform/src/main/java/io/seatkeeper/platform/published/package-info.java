/**
 * What directory publishes in the database for every module: the function by which a fact is recorded in the transaction that
 * makes it true, the log of refusals that uses it, and how rows of its views become the contract's people and organizations. The tables behind them stay
 * directory's own.
 */
@NullMarked
package io.seatkeeper.platform.published;

import org.jspecify.annotations.NullMarked;
