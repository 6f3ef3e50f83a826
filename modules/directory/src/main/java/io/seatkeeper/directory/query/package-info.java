/**
 * Lists of people and teams as SCIM asks for them: a filter's tree becomes a condition, an order and a window become a place
 * to begin at. Every statement is put together from constant pieces, one table from attribute to SQL among them; whatever a
 * client wrote travels as a parameter. What an index can find is looked up there, the rest is looked through under a limit
 * of time.
 */
@NullMarked
package io.seatkeeper.directory.query;

import org.jspecify.annotations.NullMarked;
