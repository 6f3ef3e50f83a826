package io.seatkeeper.jit.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every check of an ID token (OpenID Connect Core §3.1.3.7), as a pure function of the token, the provider's keys, what is
 * expected and the time. All checks are made and told, not only the first that fails.
 */
final class IdTokenValidator {
    private static final TokenSignature.Codes CODES = new TokenSignature.Codes(
            ErrorCode.OIDC_ALGORITHM_NOT_ALLOWED, ErrorCode.OIDC_KEY_UNKNOWN, ErrorCode.OIDC_SIGNATURE_INVALID);
    private static final int LONGEST_SUBJECT = 255;

    /**
     * What a token is held against.
     *
     * @param nonce empty only where nobody knows it any more, as in an inspection
     * @param accessToken what came with it, for {@code at_hash}
     * @param provenSince before which the person has not proven who they are; empty: at any time
     * @param acrValues of which {@code acr} is one; empty: any or none
     */
    record Expected(
            String issuer,
            String clientId,
            Optional<String> nonce,
            Optional<String> accessToken,
            Duration clockSkew,
            Optional<Instant> provenSince,
            List<String> acrValues) {
        Expected {
            acrValues = List.copyOf(acrValues);
        }

        @Override
        public String toString() {
            return "Expected[issuer=" + issuer + ", clientId=" + clientId + "]";
        }
    }

    /**
     * What came out.
     *
     * @param claims what the token says; trustworthy only when no check failed
     */
    record Verdict(List<Check> checks, Claims claims) {
        Optional<Check> failed() {
            return checks.stream().filter(check -> !check.passed()).findFirst();
        }

        /** Whether it fails for its key, which a provider may just have rolled over. */
        boolean blamesKeys() {
            return failed().map(Check::code)
                    .filter(code -> code == CODES.key() || code == CODES.signature())
                    .isPresent();
        }
    }

    private IdTokenValidator() {}

    static Verdict validate(String token, JWKSet keys, Expected expected, Instant now) {
        Checks checks = new Checks();
        Optional<JWT> parsed = TokenSignature.parse(token);
        Optional<Claims> said = parsed.flatMap(Claims::of);
        if (parsed.isEmpty() || said.isEmpty()) {
            checks.add(ErrorCode.OIDC_ID_TOKEN_MALFORMED, "id_token", false, "a signed JWT", "no JWT that can be read");
            return new Verdict(checks.made(), new Claims(Map.of()));
        }
        Claims claims = said.get();
        TokenSignature.check(parsed.get(), keys, CODES, checks);
        checkType(parsed.get(), checks);
        checkParties(claims, expected, checks);
        checkTimes(claims, expected, now, checks);
        checkSubject(claims, checks);
        checkContext(claims, expected.acrValues(), checks);
        expected.nonce().ifPresent(nonce -> checkNonce(claims, nonce, checks));
        expected.accessToken().ifPresent(access -> checkAccessToken(parsed.get(), claims, access, checks));
        return new Verdict(checks.made(), claims);
    }

    private static void checkType(JWT token, Checks checks) {
        Optional<JOSEObjectType> type = Optional.ofNullable(token.getHeader().getType());
        checks.add(
                ErrorCode.OIDC_ID_TOKEN_MALFORMED,
                "typ",
                type.isEmpty() || type.get().equals(JOSEObjectType.JWT),
                "JWT or none",
                type.map(JOSEObjectType::toString));
    }

    private static void checkParties(Claims claims, Expected expected, Checks checks) {
        checks.add(
                ErrorCode.OIDC_TOKEN_ISSUER_MISMATCH,
                "iss",
                expected.issuer().equals(claims.values().get("iss")),
                expected.issuer(),
                claims.shown("iss"));
        List<String> audience = claims.texts("aud");
        checks.add(
                ErrorCode.OIDC_AUDIENCE_MISMATCH,
                "aud",
                audience.contains(expected.clientId()),
                expected.clientId(),
                claims.shown("aud"));
        boolean party =
                claims.has("azp") ? expected.clientId().equals(claims.values().get("azp")) : audience.size() <= 1;
        checks.add(
                ErrorCode.OIDC_AUTHORIZED_PARTY_MISMATCH,
                "azp",
                party,
                expected.clientId() + (audience.size() > 1 ? "" : " or none"),
                claims.shown("azp"));
    }

    private static void checkTimes(Claims claims, Expected expected, Instant now, Checks checks) {
        Instant earliest = now.minus(expected.clockSkew());
        Instant latest = now.plus(expected.clockSkew());
        Optional<Instant> expiry = claims.time("exp");
        checks.add(
                ErrorCode.OIDC_EXPIRED,
                "exp",
                expiry.isPresent() && expiry.get().isAfter(earliest),
                "after " + earliest,
                when(claims, "exp"));
        checks.add(
                ErrorCode.OIDC_NOT_YET_VALID,
                "nbf",
                !claims.has("nbf")
                        || claims.time("nbf")
                                .filter(time -> !time.isAfter(latest))
                                .isPresent(),
                "none, or not after " + latest,
                when(claims, "nbf"));
        checks.add(
                ErrorCode.OIDC_ISSUED_IN_FUTURE,
                "iat",
                claims.time("iat").filter(time -> !time.isAfter(latest)).isPresent(),
                "not after " + latest,
                when(claims, "iat"));
        expected.provenSince()
                .ifPresent(since -> checkProven(claims, since.minus(expected.clockSkew()), latest, checks));
    }

    /** A provider that is asked for it by {@code max_age} says when it was (Core §2), so silence is no proof. */
    private static void checkProven(Claims claims, Instant oldest, Instant latest, Checks checks) {
        Optional<Instant> proven = claims.time("auth_time");
        checks.add(
                ErrorCode.OIDC_AUTH_TIME_TOO_OLD,
                "auth_time",
                proven.filter(time -> !time.isBefore(oldest)).isPresent(),
                "not before " + oldest,
                when(claims, "auth_time"));
        checks.add(
                ErrorCode.OIDC_ISSUED_IN_FUTURE,
                "auth_time",
                proven.filter(time -> time.isAfter(latest)).isEmpty(),
                "not after " + latest,
                when(claims, "auth_time"));
    }

    private static Optional<String> when(Claims claims, String name) {
        return claims.time(name).map(Instant::toString).or(() -> claims.shown(name));
    }

    private static void checkSubject(Claims claims, Checks checks) {
        boolean fits = claims.values().get("sub") instanceof String subject
                && !subject.isEmpty()
                && subject.length() <= LONGEST_SUBJECT
                && StandardCharsets.US_ASCII.newEncoder().canEncode(subject);
        checks.add(ErrorCode.OIDC_SUBJECT_INVALID, "sub", fits, "1 to 255 ASCII characters", claims.shown("sub"));
    }

    private static void checkContext(Claims claims, List<String> wanted, Checks checks) {
        if (!wanted.isEmpty()) {
            checks.add(
                    ErrorCode.OIDC_ACR_MISMATCH,
                    "acr",
                    claims.values().get("acr") instanceof String said && wanted.contains(said),
                    String.join(" or ", wanted),
                    claims.shown("acr"));
        }
    }

    private static void checkNonce(Claims claims, String nonce, Checks checks) {
        boolean same = claims.values().get("nonce") instanceof String brought
                && MessageDigest.isEqual(
                        brought.getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8));
        checks.add(ErrorCode.OIDC_NONCE_MISMATCH, "nonce", same, nonce, claims.shown("nonce"));
    }

    private static void checkAccessToken(JWT token, Claims claims, String accessToken, Checks checks) {
        if (claims.has("at_hash")) {
            String hash = leftHalf(token.getHeader().getAlgorithm().getName(), accessToken);
            checks.add(
                    ErrorCode.OIDC_ACCESS_TOKEN_HASH_MISMATCH,
                    "at_hash",
                    hash.equals(claims.values().get("at_hash")),
                    hash,
                    claims.shown("at_hash"));
        }
    }

    /** OpenID Connect Core §3.1.3.6: by the hash of the token's own algorithm; EdDSA hashes by SHA-512. */
    private static String leftHalf(String algorithm, String accessToken) {
        String hash = algorithm.endsWith("256") ? "SHA-256" : algorithm.endsWith("384") ? "SHA-384" : "SHA-512";
        try {
            byte[] whole = MessageDigest.getInstance(hash).digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, whole.length / 2));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + hash, impossible);
        }
    }
}
