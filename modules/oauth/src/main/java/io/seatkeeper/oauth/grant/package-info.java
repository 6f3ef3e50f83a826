/**
 * What a person's sign-in gives to an application: a code, for it tokens, for a refresh token new ones. Whether any of it counts
 * is decided at each use by the state of the person and of the grant (invariant 8).
 */
@NullMarked
package io.seatkeeper.oauth.grant;

import org.jspecify.annotations.NullMarked;
