package io.seatkeeper.oauth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys that are published at one moment. */
public final class KeyRing {
    private final List<Key> keys;

    KeyRing(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** One key with its private part, and when it signs. */
    record Key(JWSAlgorithm algorithm, JWK jwk, Instant signsFrom, Instant signsUntil) {
        boolean signsAt(Instant now) {
            return !now.isBefore(signsFrom) && now.isBefore(signsUntil);
        }

        @Override
        public String toString() {
            return "Key[" + jwk.getKeyID() + "]";
        }
    }

    /** The public keys as {@code /oauth2/jwks} shows them. */
    public JWKSet published() {
        return new JWKSet(keys.stream().map(key -> key.jwk().toPublicJWK()).toList());
    }

    /** Signs claims by the key of this algorithm that signs now. */
    public String sign(JWSAlgorithm algorithm, String type, JWTClaimsSet claims, Instant now) {
        Key key = keys.stream()
                .filter(each -> each.algorithm().equals(algorithm) && each.signsAt(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + algorithm + " key to sign with."));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .keyID(key.jwk().getKeyID())
                        .type(new JOSEObjectType(type))
                        .build(),
                claims);
        try {
            token.sign(signer(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("A token could not be signed.", impossible);
        }
        return token.serialize();
    }

    /** The claims of a token of this type that one of our keys has signed, by that key's own algorithm; whatever else they say. */
    public Optional<JWTClaimsSet> verified(String type, String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            JWSHeader header = token.getHeader();
            if (!new JOSEObjectType(type).equals(header.getType())) {
                return Optional.empty();
            }
            Optional<Key> key = keys.stream()
                    .filter(each -> each.jwk().getKeyID().equals(header.getKeyID())
                            && each.algorithm().equals(header.getAlgorithm()))
                    .findFirst();
            return key.isPresent() && token.verify(verifier(key.get()))
                    ? Optional.of(token.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }

    private static JWSSigner signer(Key key) throws JOSEException {
        return key.algorithm().equals(JWSAlgorithm.ES256)
                ? new ECDSASigner(key.jwk().toECKey())
                : new RSASSASigner(key.jwk().toRSAKey());
    }

    private static JWSVerifier verifier(Key key) throws JOSEException {
        return key.algorithm().equals(JWSAlgorithm.ES256)
                ? new ECDSAVerifier(key.jwk().toECKey().toPublicJWK())
                : new RSASSAVerifier(key.jwk().toRSAKey().toPublicJWK());
    }
}
