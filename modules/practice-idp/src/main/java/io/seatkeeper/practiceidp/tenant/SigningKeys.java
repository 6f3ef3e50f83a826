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
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.practiceidp.message.SamlKey;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The RSA keys of one tenant: one signs, the one before it stays published, and one stranger is never published. Making keys
 * takes some tenths of a second, so the constructor, {@link #roll} and the first {@link #stranger} stay off the event loop.
 */
public final class SigningKeys {
    private static final int BITS = 2_048;
    private static final String SUBJECT = "Practice identity provider";

    private volatile List<RSAKey> published = List.of(generate());
    private final SamlKey elliptic = SamlKey.ec(SUBJECT);
    private @Nullable RSAKey stranger;

    SigningKeys() {}

    /** The key that signs now. */
    public RSAKey current() {
        return published.getFirst();
    }

    /** The key that signs now, with its certificate, as SAML wants it. */
    public SamlKey certified() {
        return certified(current());
    }

    /** What SAML metadata publishes, newest first. */
    public List<SamlKey> allCertified() {
        return published.stream().map(SigningKeys::certified).toList();
    }

    /** A key of {@link #current()} or {@link #stranger()} with its certificate. */
    public static SamlKey certified(RSAKey key) {
        try {
            return new SamlKey(key.toPrivateKey(), key.getParsedX509CertChain().getFirst());
        } catch (JOSEException unexpected) {
            throw new IllegalStateException("a key of our own can be read", unexpected);
        }
    }

    /** A key on P-256 for SAML messages signed by ECDSA. It doesn't roll over. */
    public SamlKey elliptic() {
        return elliptic;
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
            RSAKey bare = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            String certificate = SamlKey.of(bare.toKeyPair(), SUBJECT).certificateBase64();
            return new RSAKey.Builder(bare)
                    .x509CertChain(List.of(new Base64(certificate)))
                    .build();
        } catch (JOSEException unexpected) {
            throw new IllegalStateException("every Java platform makes RSA keys", unexpected);
        }
    }
}
