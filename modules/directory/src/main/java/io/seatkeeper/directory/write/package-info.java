/**
 * How a change is written: the organization's counter row is locked first, which puts all changes of an organization in
 * one order, and each fact is recorded with its audit entry and its event in the same transaction.
 */
@NullMarked
package io.seatkeeper.directory.write;

import org.jspecify.annotations.NullMarked;
