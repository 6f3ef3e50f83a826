/**
 * The OpenID Connect protocol, seen from the relying party: from a connection's settings and what a browser or an
 * identity provider brings to one {@link io.seatkeeper.contract.VerifiedIdentity}, or to a list of checks with expected
 * beside received. {@link io.seatkeeper.jit.oidc.OidcProtocol} is the door. Nothing here stores anything or knows a
 * route; what is compared with what stands in pure functions that take the time as an argument.
 */
@NullMarked
package io.seatkeeper.jit.oidc;

import org.jspecify.annotations.NullMarked;
