package io.seatkeeper.jit.attempt;

import io.seatkeeper.platform.secrets.DerivedKey;
import io.seatkeeper.platform.secrets.MasterKey;

/**
 * What belongs to a sign-in on its way and is stored nowhere: nonce, PKCE verifier and request ID are derived from its {@code state},
 * each under a key of its own, so that a copy of the database gives nobody a running sign-in.
 */
public final class AttemptSecrets {
    private final DerivedKey nonces;
    private final DerivedKey verifiers;
    private final DerivedKey requests;

    public AttemptSecrets(MasterKey master) {
        nonces = new DerivedKey(master, "oidc.nonce");
        verifiers = new DerivedKey(master, "oidc.code-verifier");
        requests = new DerivedKey(master, "saml.request");
    }

    /** What the ID token must bring back (OpenID Connect Core §3.1.2.1). */
    public String nonce(String state) {
        return nonces.sign(state);
    }

    /** What the token endpoint is shown: 43 characters (RFC 7636 §4.1). */
    public String codeVerifier(String state) {
        return verifiers.sign(state);
    }

    /** The ID of a SAML request, which its answer must name: an xs:ID, so it begins with no digit and no dash. */
    public String requestId(String state) {
        return "_" + requests.sign(state);
    }
}
