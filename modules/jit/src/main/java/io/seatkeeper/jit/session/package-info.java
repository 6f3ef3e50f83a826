/**
 * Who is signed in where: sessions, their cookie and token, where a person goes after signing in. A session row alone lets
 * nobody in; each look at it joins the person's state, the connection and the organization as they are just now, so that
 * a deactivation counts from its commit on.
 */
@NullMarked
package io.seatkeeper.jit.session;

import org.jspecify.annotations.NullMarked;
