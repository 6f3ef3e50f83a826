/**
 * What came by SAML, read so that it can do no harm: bounded decoding and parsing by one parser, the schema of SAML 2.0,
 * signatures held against an allow-list and against what they must cover, decryption. Good for every message of the
 * protocol; what a message means stands in other rooms. Nothing here waits, stores or looks anything up outside.
 */
@NullMarked
package io.seatkeeper.jit.saml.message;

import org.jspecify.annotations.NullMarked;
