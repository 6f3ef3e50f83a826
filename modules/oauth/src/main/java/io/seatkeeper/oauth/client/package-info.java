/** Which application is calling: client authentication at the endpoints that clients call themselves (RFC 6749 §2.3, RFC 7523). */
@NullMarked
package io.seatkeeper.oauth.client;

import org.jspecify.annotations.NullMarked;
