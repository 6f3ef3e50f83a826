/**
 * The log of requests that an admin reads when an identity provider's push does not do what they hoped. Requests are noted
 * in memory with their secrets removed and written in batches beside the work; a full memory forgets the oldest and counts
 * them. Entries live for a set number of days.
 */
@NullMarked
package io.seatkeeper.scim.log;

import org.jspecify.annotations.NullMarked;
