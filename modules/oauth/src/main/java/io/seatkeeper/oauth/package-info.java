/**
 * Seatkeeper as an OpenID provider (OpenID Connect Core, OAuth 2.0): tells the product who has signed in, in the terms that every
 * OIDC client speaks. Wire formats and JOSE are Nimbus's; who gets what, for how long, and that nothing outlives a
 * deactivation, is decided here.
 */
@NullMarked
package io.seatkeeper.oauth;

import org.jspecify.annotations.NullMarked;
