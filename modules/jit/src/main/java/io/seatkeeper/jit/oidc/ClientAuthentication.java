package io.seatkeeper.jit.oidc;

import com.nimbusds.jose.jwk.JWK;

/** How a connection proves to the token endpoint that it is the client (OpenID Connect Core §9). Holds secrets. */
public sealed interface ClientAuthentication {
    /** By HTTP Basic, or in the form where the provider announces that and not Basic. */
    record SecretAsAnnounced(String secret) implements ClientAuthentication {
        @Override
        public String toString() {
            return "SecretAsAnnounced[secret hidden]";
        }
    }

    /** By HTTP Basic, id and secret form-encoded (RFC 6749 §2.3.1). */
    record SecretBasic(String secret) implements ClientAuthentication {
        @Override
        public String toString() {
            return "SecretBasic[secret hidden]";
        }
    }

    /** In the form. */
    record SecretPost(String secret) implements ClientAuthentication {
        @Override
        public String toString() {
            return "SecretPost[secret hidden]";
        }
    }

    /**
     * By an assertion signed anew for each request (RFC 7523 §2.2).
     *
     * @param key a private key, RSA of at least 2048 bits, EC or Ed25519
     */
    record PrivateKeyJwt(JWK key) implements ClientAuthentication {
        public PrivateKeyJwt {
            if (!key.isPrivate()) {
                throw new IllegalArgumentException("An assertion is signed by a private key.");
            }
        }

        @Override
        public String toString() {
            return "PrivateKeyJwt[key hidden]";
        }
    }
}
