/**
 * Refusals that an admin should read of: each stands in the audit log of the organization whose client or grant it was, with its
 * reason, and at most once in ten minutes for each client and reason, so that nobody can fill a log from outside.
 */
@NullMarked
package io.seatkeeper.oauth.refusal;

import org.jspecify.annotations.NullMarked;
