/**
 * Teams and who is in them. A change of members is a set operation on rows under the organization's lock, so that no push
 * undoes another; one that is large is staged in pieces outside the lock and made visible at once under it. Counts and
 * versions are kept by the schema.
 */
@NullMarked
package io.seatkeeper.directory.team;

import org.jspecify.annotations.NullMarked;
