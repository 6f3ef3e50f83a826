/** Tests of single logout's checks. */
@NullMarked
package io.seatkeeper.jit.saml.logout;

import org.jspecify.annotations.NullMarked;
