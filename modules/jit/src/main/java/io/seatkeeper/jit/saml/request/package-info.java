/**
 * What we tell a SAML identity provider: who we are (our metadata) and what we ask (the AuthnRequest), signed by
 * RSA-SHA256 and sent by the redirect or the POST binding. Good for any message of ours; what comes back is read elsewhere.
 */
@NullMarked
package io.seatkeeper.jit.saml.request;

import org.jspecify.annotations.NullMarked;
