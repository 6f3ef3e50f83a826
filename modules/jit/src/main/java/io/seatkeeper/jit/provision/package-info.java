/**
 * From a verified identity to a session, the same for every protocol: one bus call asks directory which account it opens,
 * then the session begins under the guard of the account's state.
 */
@NullMarked
package io.seatkeeper.jit.provision;

import org.jspecify.annotations.NullMarked;
