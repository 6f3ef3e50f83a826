/**
 * Connections: which identity providers may speak for an organization's people, and for which mail domains. A connection
 * is read whole and anew for every sign-in, so what an admin changes counts at once; its secret is kept sealed and leaves
 * this module only towards the provider itself.
 */
@NullMarked
package io.seatkeeper.jit.connection;

import org.jspecify.annotations.NullMarked;
