/**
 * SCIM clients: identity providers that prove themselves at the token endpoint, by a secret, by a key of their own, or by a token
 * that they signed anyway, and get an access token that opens one organization's SCIM for an hour. Everything is decided by the
 * rows of this moment: a client, a secret or a proof that was taken away is refused on the next request, on any node.
 */
@NullMarked
package io.seatkeeper.oauth.pusher;

import org.jspecify.annotations.NullMarked;
