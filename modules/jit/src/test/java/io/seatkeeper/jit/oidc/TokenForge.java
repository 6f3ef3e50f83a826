package io.seatkeeper.jit.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Makes tokens of every kind, right ones and wrong ones, by keys of its own. */
final class TokenForge {
    static final String ISSUER = "https://idp.example";
    static final String CLIENT = "client-1";
    static final String NONCE = "nonce-1";
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    static final RSAKey RSA = make(() -> new RSAKeyGenerator(2048).keyID("rsa").generate());
    static final ECKey EC =
            make(() -> new ECKeyGenerator(Curve.P_256).keyID("ec").generate());
    static final OctetKeyPair ED =
            make(() -> new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed").generate());
    /** Published by nobody. */
    static final RSAKey STRANGER =
            make(() -> new RSAKeyGenerator(2048).keyID("stranger").generate());

    static final JWKSet PUBLISHED = new JWKSet(List.<JWK>of(RSA, EC, ED)).toPublicJWKSet();

    private TokenForge() {}

    interface Making<T> {
        T make() throws JOSEException;
    }

    static <T> T make(Making<T> making) {
        try {
            return making.make();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The claims of a token that is let in. */
    static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(CLIENT)
                .subject("person-1")
                .claim("nonce", NONCE)
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(300)));
    }

    static JWSHeader.Builder header(JWSAlgorithm algorithm, JWK key) {
        return new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(JOSEObjectType.JWT);
    }

    static String signed(JWTClaimsSet.Builder claims) {
        return signed(header(JWSAlgorithm.RS256, RSA), claims.build(), RSA);
    }

    static String signed(JWSHeader.Builder header, JWTClaimsSet claims, JWK key) {
        return make(() -> {
            JWSSigner signer = switch (key) {
                case RSAKey rsa -> new RSASSASigner(rsa);
                case ECKey ec -> new ECDSASigner(ec);
                case OctetKeyPair pair -> new Ed25519Signer(pair);
                default -> throw new IllegalArgumentException("no key for signatures");
            };
            SignedJWT token = new SignedJWT(header.build(), claims);
            token.sign(signer);
            return token.serialize();
        });
    }
}
