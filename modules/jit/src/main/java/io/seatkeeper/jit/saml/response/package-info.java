/**
 * The answer to a SAML sign-in: from what the browser posted to one {@link io.seatkeeper.contract.VerifiedIdentity}, or to
 * a list of checks with expected beside received. {@link io.seatkeeper.jit.saml.response.ResponseValidator} is the door; a
 * pure function of the answer, what is expected and the time.
 */
@NullMarked
package io.seatkeeper.jit.saml.response;

import org.jspecify.annotations.NullMarked;
