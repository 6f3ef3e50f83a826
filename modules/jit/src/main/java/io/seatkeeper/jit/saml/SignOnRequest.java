package io.seatkeeper.jit.saml;

import java.time.Instant;
import java.util.Optional;

/**
 * One sign-in's request.
 *
 * @param id of the AuthnRequest
 * @param relayState what the provider brings back: an opaque handle
 * @param loginHint whom to ask for, as the person or a link named them
 * @param fresh whether the person has to prove anew who they are, whatever the connection says
 */
public record SignOnRequest(String id, String relayState, Instant at, Optional<String> loginHint, boolean fresh) {
    @Override
    public String toString() {
        return "SignOnRequest[at=" + at + "]";
    }
}
