package io.seatkeeper.jit.oidc;

/**
 * What belongs to the sign-in that an answer is for.
 *
 * @param nonce what the ID token must carry
 * @param codeVerifier what the token endpoint is shown (RFC 7636 §4.5)
 * @param redirectUri the one that was sent
 */
public record ExpectedAnswer(String nonce, String codeVerifier, String redirectUri) {
    @Override
    public String toString() {
        return "ExpectedAnswer[redirectUri=" + redirectUri + "]";
    }
}
