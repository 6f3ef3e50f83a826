package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.identity.AttributeMapping;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an answer is held against: the connection it came by, and the request it answers.
 *
 * @param connection whose identity provider it is
 * @param identityProvider its entity ID, compared exactly
 * @param certificates that it may sign with, at least one; of each only the key counts
 * @param serviceProviders our entity IDs, of which the assertion's audience must name one; at least one
 * @param acsUrl where the answer was received: {@code Destination} and {@code Recipient}
 * @param request what was asked; empty: nothing was, or the request is not known
 * @param unsolicited what is done about an answer that nobody asked for
 * @param clockSkew by how much clocks may differ, at most 5 minutes
 * @param decryptionKeys our RSA keys that the identity provider may have encrypted to, the newest first
 * @param attributes to read instead of the usual ones
 * @param domains mail domains that the connection may speak for
 */
public record ResponseExpectation(
        ConnectionId connection,
        String identityProvider,
        List<X509Certificate> certificates,
        List<String> serviceProviders,
        String acsUrl,
        Optional<Request> request,
        Unsolicited unsolicited,
        Duration clockSkew,
        List<PrivateKey> decryptionKeys,
        AttributeMapping attributes,
        SpokenDomains domains) {
    /** By how much clocks may differ where nothing else is said. */
    public static final Duration USUAL_SKEW = Duration.ofSeconds(60);

    /** How old an answer that nobody asked for may be. */
    static final Duration UNSOLICITED_FOR = Duration.ofMinutes(5);

    /**
     * The request that is answered.
     *
     * @param id of the AuthnRequest
     * @param provenSince before which the person has not proven who they are: where a new proof was asked for (ForceAuthn) the
     *     time of the request; empty: at any time
     * @param contexts AuthnContextClassRefs of which one was asked for, exactly; empty: any will do
     */
    public record Request(String id, Optional<Instant> provenSince, List<String> contexts) {
        public Request {
            contexts = List.copyOf(contexts);
        }
    }

    /** Whether an answer without a request is taken. */
    public enum Unsolicited {
        /** Never. */
        REFUSED,
        /** While it is fresh, the connection having opted in. */
        TAKEN,
        /** Whatever its age, and whatever request it names: for an inspection, where nobody knows the request any more. */
        NOT_JUDGED
    }

    public ResponseExpectation {
        certificates = List.copyOf(certificates);
        serviceProviders = List.copyOf(serviceProviders);
        decryptionKeys = List.copyOf(decryptionKeys);
        if (certificates.isEmpty() || serviceProviders.isEmpty()) {
            throw new IllegalArgumentException("An answer is held against a certificate and an entity ID at least.");
        }
    }

    @Override
    public String toString() {
        return "ResponseExpectation[connection=" + connection + ", identityProvider=" + identityProvider + "]";
    }
}
