/**
 * What the operator decides: every setting with its key, default and meaning in one table, read from the environment or
 * {@code seatkeeper.yaml}, checked as a whole before anything starts, so that every fault shows in one run. What comes
 * out is a record of finished values; nothing else in the house reads the environment.
 */
@NullMarked
package io.seatkeeper.platform.configuration;

import org.jspecify.annotations.NullMarked;
