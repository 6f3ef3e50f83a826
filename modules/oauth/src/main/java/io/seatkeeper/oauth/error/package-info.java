/**
 * The ways in which OAuth 2.0 and OpenID Connect say no, in their own words: every room throws {@link
 * io.seatkeeper.oauth.error.OauthFailure}, and the endpoints alone decide whether it goes back to the client, to the person, or
 * into the log.
 */
@NullMarked
package io.seatkeeper.oauth.error;

import org.jspecify.annotations.NullMarked;
