/**
 * Asking people in. An invitation is a row with the hash of its link's secret; it is given to the first browser that takes
 * it and used up, under the organization's lock, by a person who has signed in there with the address that was invited.
 */
@NullMarked
package io.seatkeeper.directory.invitation;

import org.jspecify.annotations.NullMarked;
