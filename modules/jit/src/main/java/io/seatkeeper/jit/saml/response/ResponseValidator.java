package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every check of a SAML response, as a pure function of the response, what is expected and the time. All checks are made
 * and told as far as the answer can be read, not only the first that fails. It computes for a millisecond or two and so
 * belongs on a worker, never on an event loop.
 */
public final class ResponseValidator {
    private ResponseValidator() {}

    /** @param posted the form parameter {@code SAMLResponse}: base64, of any length */
    public static SamlOutcome validate(String posted, ResponseExpectation expected, Instant now) {
        return new SamlOutcome.Rejected(ErrorCode.SAML_RESPONSE_MALFORMED, List.of());
    }

    /** @param xml a response as it was before it was encoded, of any length */
    public static SamlOutcome validate(byte[] xml, ResponseExpectation expected, Instant now) {
        return new SamlOutcome.Rejected(ErrorCode.SAML_RESPONSE_MALFORMED, List.of());
    }

    /**
     * The request that a response says it answers, to find it by. Nobody vouches for it yet.
     *
     * @param posted the form parameter {@code SAMLResponse}
     * @return empty where it names none, or can't be read
     */
    public static Optional<String> claimedRequest(String posted) {
        return Optional.empty();
    }
}
