package io.seatkeeper.jit.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a token was signed by one of a provider's published keys, by an algorithm that is let in (RFC 7515, RFC 8725). */
final class TokenSignature {
    /** A token that is longer is not looked at. */
    static final int LONGEST_TOKEN = 64 * 1024;

    private static final int LEAST_RSA_BITS = 2_048;
    /** A longer key costs more time than a provider may take of everybody's event loop. */
    private static final int MOST_RSA_BITS = 8_192;
    /** So many published keys of those that fit are tried, which a provider names apart by their {@code kid}. */
    private static final int MOST_TRIED = 8;

    private static final Set<JWSAlgorithm> ALLOWED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA,
            JWSAlgorithm.Ed25519);

    /** The code that each comparison raises. */
    record Codes(ErrorCode algorithm, ErrorCode key, ErrorCode signature) {}

    private TokenSignature() {}

    /** The token taken apart, with nothing verified yet; empty when it is no JWT. */
    static Optional<JWT> parse(String token) {
        try {
            return token.length() <= LONGEST_TOKEN ? Optional.of(JWTParser.parse(token)) : Optional.empty();
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether an algorithm is let in. */
    static boolean allows(JWSAlgorithm algorithm) {
        return ALLOWED.contains(algorithm);
    }

    /** Adds the comparisons {@code alg}, {@code kid} and {@code signature}. */
    static void check(JWT token, JWKSet keys, Codes codes, Checks checks) {
        String algorithm = token.getHeader().getAlgorithm().getName();
        boolean allowed =
                token instanceof SignedJWT signed && allows(signed.getHeader().getAlgorithm());
        checks.add(codes.algorithm(), "alg", allowed, "RS, PS or ES with 256, 384 or 512, or EdDSA", algorithm);
        List<JWK> fitting = allowed ? fitting(((SignedJWT) token).getHeader(), keys) : List.of();
        String published = "a published key that fits " + algorithm + " (" + names(keys) + ")";
        checks.add(codes.key(), "kid", !fitting.isEmpty(), published, keyId(token));
        boolean verified = fitting.stream().anyMatch(key -> verifies((SignedJWT) token, key));
        checks.add(codes.signature(), "signature", verified, "verifies", verified ? "verifies" : "does not verify");
    }

    private static List<JWK> fitting(JWSHeader header, JWKSet keys) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        return matcher == null
                ? List.of()
                : new JWKSelector(matcher)
                        .select(keys).stream()
                                .filter(TokenSignature::strong)
                                .limit(MOST_TRIED)
                                .toList();
    }

    private static boolean strong(JWK key) {
        return !(key instanceof RSAKey rsa) || (rsa.size() >= LEAST_RSA_BITS && rsa.size() <= MOST_RSA_BITS);
    }

    private static boolean verifies(SignedJWT token, JWK key) {
        try {
            JWSVerifier verifier = switch (key) {
                case RSAKey rsa -> new RSASSAVerifier(rsa.toRSAPublicKey());
                case ECKey ec -> new ECDSAVerifier(ec.toECPublicKey());
                case OctetKeyPair pair -> new Ed25519Verifier(pair.toPublicJWK());
                default -> throw new JOSEException("no key for signatures");
            };
            return token.verify(verifier);
        } catch (JOSEException | IllegalStateException unfit) {
            return false;
        }
    }

    private static Optional<String> keyId(JWT token) {
        return token instanceof SignedJWT signed
                ? Optional.ofNullable(signed.getHeader().getKeyID())
                : Optional.empty();
    }

    private static String names(JWKSet keys) {
        return String.join(
                ", ",
                keys.getKeys().stream()
                        .map(key -> String.valueOf(key.getKeyID()))
                        .toList());
    }
}
