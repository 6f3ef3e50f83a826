package io.seatkeeper.oauth.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;

/** Whether a JWT was signed by one of a client's keys, by an algorithm that is taken (RFC 8725 §3.1). */
public final class Signatures {
    /** How a client may sign; nothing that a shared secret or nobody could have signed. */
    public static final List<JWSAlgorithm> ALGORITHMS = List.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512);

    private static final int LEAST_RSA_BITS = 2_048;
    /** A longer key costs more time than a client may take of everybody's event loop. */
    private static final int MOST_RSA_BITS = 8_192;
    /** So many keys of those that fit are tried. */
    private static final int MOST_TRIED = 8;

    private Signatures() {}

    static boolean takes(SignedJWT token) {
        return ALGORITHMS.contains(token.getHeader().getAlgorithm());
    }

    static boolean isSigned(JWKSet keys, SignedJWT token) {
        String id = token.getHeader().getKeyID();
        return keys.getKeys().stream()
                .filter(key -> id == null || key.getKeyID() == null || id.equals(key.getKeyID()))
                .filter(key -> !KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                .filter(Signatures::isSound)
                .limit(MOST_TRIED)
                .anyMatch(key -> verifies(key, token));
    }

    private static boolean isSound(JWK key) {
        return !(key instanceof RSAKey rsa) || (rsa.size() >= LEAST_RSA_BITS && rsa.size() <= MOST_RSA_BITS);
    }

    private static boolean verifies(JWK key, SignedJWT token) {
        try {
            if (!(key instanceof AsymmetricJWK asymmetric)) {
                return false;
            }
            JWSVerifier verifier =
                    new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), asymmetric.toPublicKey());
            return token.verify(verifier);
        } catch (JOSEException anotherKind) {
            return false;
        }
    }
}
