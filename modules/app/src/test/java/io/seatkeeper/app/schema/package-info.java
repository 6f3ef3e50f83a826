/** Keeps {@code docs/schema.sql}, the page on which a newcomer reads the whole schema, the same as what the migrations make. */
@NullMarked
package io.seatkeeper.app.schema;

import org.jspecify.annotations.NullMarked;
