/**
 * Logout at applications. What a sign-in gave ends with its session, by a trigger in the very transaction that ends the session, or
 * with the person's state, by events and a sweep for those that were lost. Whoever held something of it is told by a signed token
 * (OpenID Connect Back-Channel Logout 1.0), from rows that stay until the application has answered. A person who comes from an
 * application to sign out (RP-Initiated Logout 1.0) is read here as well.
 */
@NullMarked
package io.seatkeeper.oauth.logout;

import org.jspecify.annotations.NullMarked;
