/**
 * The OpenID Connect side of the practice identity provider: discovery, authorization code flow with PKCE, token, userinfo
 * and logout in both directions. Everything is done by the book until a fault is asked for; then exactly that one thing is
 * wrong.
 */
@NullMarked
package io.seatkeeper.practiceidp.oidc;

import org.jspecify.annotations.NullMarked;
