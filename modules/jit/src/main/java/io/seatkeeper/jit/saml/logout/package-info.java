/**
 * Single logout by SAML, as a protocol: reading what a provider says of a logout, as strictly as an answer to a sign-in, and
 * writing what it is told. What ends by it is decided elsewhere.
 */
@NullMarked
package io.seatkeeper.jit.saml.logout;

import org.jspecify.annotations.NullMarked;
