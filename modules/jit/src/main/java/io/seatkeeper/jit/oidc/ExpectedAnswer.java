package io.seatkeeper.jit.oidc;

import java.time.Instant;
import java.util.Optional;

/**
 * What belongs to the sign-in that an answer is for.
 *
 * @param nonce what the ID token must carry
 * @param codeVerifier what the token endpoint is shown (RFC 7636 §4.5)
 * @param redirectUri the one that was sent
 * @param provenSince before which the person has not proven who they are, where that was asked for
 */
public record ExpectedAnswer(String nonce, String codeVerifier, String redirectUri, Optional<Instant> provenSince) {
    @Override
    public String toString() {
        return "ExpectedAnswer[redirectUri=" + redirectUri + "]";
    }
}
