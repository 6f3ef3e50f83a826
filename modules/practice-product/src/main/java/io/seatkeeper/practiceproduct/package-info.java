/**
 * Fernhill Training, a product as small as can be, for demos and tests: it knows Seatkeeper only as an OpenID provider, by public
 * libraries (vertx-auth-oauth2, Nimbus), and nothing of this house. It has a session of its own, shows who the person is, offers to
 * sign out, and hears by back-channel logout when a session or an account is over.
 */
@NullMarked
package io.seatkeeper.practiceproduct;

import org.jspecify.annotations.NullMarked;
