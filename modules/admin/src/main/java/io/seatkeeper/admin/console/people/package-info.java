/**
 * The console's pages about people: the list with its filters, one person with everything that is known of them, and the
 * deliberate acts of promoting, demoting, blocking and ending sessions, each confirmed on a page that says what it does.
 */
@NullMarked
package io.seatkeeper.admin.console.people;

import org.jspecify.annotations.NullMarked;
