package io.seatkeeper.practiceidp.tenant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The RSA keys of one tenant: one signs, the one before it stays published, and one stranger is never published. Making keys
 * takes some tenths of a second, so the constructor, {@link #roll} and the first {@link #stranger} stay off the event loop.
 */
public final class SigningKeys {
    private static final int BITS = 2_048;

    private volatile List<RSAKey> published = List.of(generate());
    private @Nullable RSAKey stranger;

    SigningKeys() {}

    /** The key that signs now. */
    public RSAKey current() {
        return published.getFirst();
    }

    /** The public keys, newest first. */
    public JWKSet jwks() {
        return new JWKSet(published.stream().map(key -> (JWK) key.toPublicJWK()).toList());
    }

    /** Makes a new key the current one and unpublishes all but the one before it. Blocks. */
    public void roll() {
        RSAKey next = generate();
        synchronized (this) {
            published =
                    Stream.concat(Stream.of(next), published.stream().limit(1)).toList();
        }
    }

    /** A key that is never published. Blocks the first time. */
    public synchronized RSAKey stranger() {
        if (stranger == null) {
            stranger = generate();
        }
        return stranger;
    }

    /** Signs claims as a JWT of this type with the current key. */
    public String sign(JOSEObjectType type, JWTClaimsSet claims) {
        return sign(current(), type, claims);
    }

    /** Signs claims as a JWT of this type with the given key, by RS256. */
    public static String sign(RSAKey key, JOSEObjectType type, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(type)
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException unexpected) {
            throw new IllegalStateException("signing with an RSA key of our own failed", unexpected);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException unexpected) {
            throw new IllegalStateException("every Java platform makes RSA keys", unexpected);
        }
    }
}
