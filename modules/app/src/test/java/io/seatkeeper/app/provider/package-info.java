/** The OpenID provider as products see it: the whole way of a sign-in, and every trick that must not work. */
@NullMarked
package io.seatkeeper.app.provider;

import org.jspecify.annotations.NullMarked;
