/**
 * The migrated schema held against what is written elsewhere: {@code docs/schema.sql}, on which a newcomer reads it on one
 * page, the rules that every table keeps, and the statements of the code.
 */
@NullMarked
package io.seatkeeper.app.schema;

import org.jspecify.annotations.NullMarked;
