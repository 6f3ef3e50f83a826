package io.seatkeeper.jit.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Proves by a signature that a token request comes from the client (RFC 7523 §3, OpenID Connect Core §9). */
final class ClientAssertion {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final Duration LIFE = Duration.ofMinutes(1);

    private ClientAssertion() {}

    /** A new one, for one request to this token endpoint. */
    static String sign(JWK key, String clientId, String tokenEndpoint, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(tokenEndpoint)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        try {
            JWSSigner signer = signer(key);
            JWSHeader header = new JWSHeader.Builder(algorithm(key, signer))
                    .type(JOSEObjectType.JWT)
                    .keyID(key.getKeyID())
                    .x509CertSHA256Thumbprint(key.getX509CertSHA256Thumbprint())
                    .build();
            SignedJWT assertion = new SignedJWT(header, claims);
            assertion.sign(signer);
            return assertion.serialize();
        } catch (JOSEException unfit) {
            throw new IllegalStateException("the key was checked when it was entered", unfit);
        }
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSASigner(rsa);
            case ECKey ec -> new ECDSASigner(ec);
            case OctetKeyPair pair -> new Ed25519Signer(pair);
            default -> throw new JOSEException("no key for signatures");
        };
    }

    /** What the key itself names, else RS256, or the only one that its kind can do. */
    private static JWSAlgorithm algorithm(JWK key, JWSSigner signer) {
        boolean named = key.getAlgorithm() instanceof JWSAlgorithm algorithm
                && signer.supportedJWSAlgorithms().contains(algorithm);
        if (named) {
            return (JWSAlgorithm) key.getAlgorithm();
        }
        return signer.supportedJWSAlgorithms().contains(JWSAlgorithm.RS256)
                ? JWSAlgorithm.RS256
                : signer.supportedJWSAlgorithms().iterator().next();
    }
}
