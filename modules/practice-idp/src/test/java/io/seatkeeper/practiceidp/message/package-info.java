/** Tests of the writer of SAML messages, read back by other implementations than the one that writes. */
@NullMarked
package io.seatkeeper.practiceidp.message;

import org.jspecify.annotations.NullMarked;
