/**
 * Signing out at both ends: our sign-out goes on to the provider where it has an address for that (RP-Initiated Logout), and
 * a provider's own logout ends our sessions (Back-Channel Logout).
 */
@NullMarked
package io.seatkeeper.jit.logout;

import org.jspecify.annotations.NullMarked;
