/** Tests of reading identity providers' metadata. */
@NullMarked
package io.seatkeeper.jit.saml.metadata;

import org.jspecify.annotations.NullMarked;
