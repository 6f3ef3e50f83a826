/**
 * Our own keys of a SAML connection: one to sign requests with, one for the provider to encrypt to, each with a self-signed
 * certificate that the provider's admin enters. They are made with the connection, kept sealed, and renewed in two steps,
 * between which old and new ones are both published and both decrypt.
 */
@NullMarked
package io.seatkeeper.jit.saml.key;

import org.jspecify.annotations.NullMarked;
