package io.seatkeeper.jit.oidc;

import io.seatkeeper.jit.identity.Freshness;
import java.util.Optional;

/**
 * One sign-in about to begin.
 *
 * @param state single-use, at least 128 random bits
 * @param nonce derived from the state
 * @param codeVerifier derived from the state, 43 to 128 characters (RFC 7636 §4.1); only its hash is sent
 * @param redirectUri where the identity provider sends the browser back to
 * @param loginHint whom the identity provider may offer, passed on as it came, at most 254 characters
 * @param freshness asked for beyond what the connection asks for
 */
public record SignInRequest(
        String state,
        String nonce,
        String codeVerifier,
        String redirectUri,
        Optional<String> loginHint,
        Freshness freshness) {
    @Override
    public String toString() {
        return "SignInRequest[redirectUri=" + redirectUri + "]";
    }
}
