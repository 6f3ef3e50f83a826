/**
 * Keeps PostgreSQL's plans good while tables grow fast, as in a first sync or on the first morning of a company that signs in:
 * between two looks of autovacuum, a minute apart at least, tables may grow a thousandfold, and beside a million people it takes
 * a hundred thousand newcomers before it looks at all.
 */
@NullMarked
package io.seatkeeper.directory.growth;

import org.jspecify.annotations.NullMarked;
