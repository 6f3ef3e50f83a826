/**
 * What admins ask and do about people: finding them, their roles, blocking, and which identities open whose account. The
 * seat rule itself stands in the schema; here its refusal becomes an answer.
 */
@NullMarked
package io.seatkeeper.directory.people;

import org.jspecify.annotations.NullMarked;
