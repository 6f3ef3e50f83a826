/**
 * Authorization requests (OpenID Connect Core §3.1.2, RFC 9126): what a client may ask for, and what is to be done about it given
 * who is signed in in that browser.
 */
@NullMarked
package io.seatkeeper.oauth.authorize;

import org.jspecify.annotations.NullMarked;
