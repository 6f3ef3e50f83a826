/** Tests of what we send to identity providers. */
@NullMarked
package io.seatkeeper.jit.saml.request;

import org.jspecify.annotations.NullMarked;
