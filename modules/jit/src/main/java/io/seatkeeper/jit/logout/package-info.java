/**
 * Signing out at both ends: our sign-out goes on to the provider where it has an address for that (RP-Initiated Logout, SAML
 * single logout), and a provider's own logout ends our sessions (Back-Channel Logout, SAML single logout), in both protocols
 * by the same code.
 */
@NullMarked
package io.seatkeeper.jit.logout;

import org.jspecify.annotations.NullMarked;
