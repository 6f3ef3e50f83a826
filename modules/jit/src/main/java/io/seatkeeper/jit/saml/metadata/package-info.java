/**
 * Who a SAML identity provider is: our own reading of its metadata (SAML metadata, saml-metadata-2.0-os), whether it was
 * fetched, uploaded or entered by hand. Only certificates of signing keys are taken, each that is named; a provider's
 * encryption certificate never comes to vouch for a signature. What was read is plain data, kept as the last good copy.
 */
@NullMarked
package io.seatkeeper.jit.saml.metadata;

import org.jspecify.annotations.NullMarked;
