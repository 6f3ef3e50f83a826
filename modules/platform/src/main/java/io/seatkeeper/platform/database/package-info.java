/**
 * The way to PostgreSQL: reading its address, bringing the schema up to date before anything starts, and the one pool
 * with transactions whose failures arrive as refusals the callers know.
 */
@NullMarked
package io.seatkeeper.platform.database;

import org.jspecify.annotations.NullMarked;
