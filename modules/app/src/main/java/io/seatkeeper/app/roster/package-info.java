/**
 * Lists of people as files: CSV in (RFC 4180) for whoever brings their users along, CSV out for whoever wants to look at them
 * or take them elsewhere. Rows go through the same use cases as sign-in and SCIM, a few hundred at a time.
 */
@NullMarked
package io.seatkeeper.app.roster;

import org.jspecify.annotations.NullMarked;
