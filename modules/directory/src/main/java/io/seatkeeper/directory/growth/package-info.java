/**
 * Keeps PostgreSQL's plans good while tables grow fast, as in a first sync or on the first morning of a company that signs in:
 * between two looks of autovacuum, a minute apart at least, tables may grow a thousandfold.
 */
@NullMarked
package io.seatkeeper.directory.growth;

import org.jspecify.annotations.NullMarked;
