/**
 * The console's pages about directory pushes (SCIM): the address and tokens that an identity provider's admin enters, what
 * the last pushes did, and the log of requests with their bodies. By a set-up link the tokens are there, the log is not.
 */
@NullMarked
package io.seatkeeper.admin.console.push;

import org.jspecify.annotations.NullMarked;
