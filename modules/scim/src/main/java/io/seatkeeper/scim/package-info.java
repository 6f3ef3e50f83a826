/**
 * SCIM 2.0 (RFC 7642 to 7644, RFC 9865): lets identity providers push people and teams. Knows the protocol, its JSON and what
 * identity providers really send; accounts, seats and rules are directory's, which it asks over the bus.
 */
@NullMarked
package io.seatkeeper.scim;

import org.jspecify.annotations.NullMarked;
