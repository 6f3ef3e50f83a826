package io.seatkeeper.jit.oidc;

import static io.seatkeeper.jit.oidc.TokenForge.CLIENT;
import static io.seatkeeper.jit.oidc.TokenForge.EC;
import static io.seatkeeper.jit.oidc.TokenForge.ED;
import static io.seatkeeper.jit.oidc.TokenForge.ISSUER;
import static io.seatkeeper.jit.oidc.TokenForge.NONCE;
import static io.seatkeeper.jit.oidc.TokenForge.NOW;
import static io.seatkeeper.jit.oidc.TokenForge.PUBLISHED;
import static io.seatkeeper.jit.oidc.TokenForge.RSA;
import static io.seatkeeper.jit.oidc.TokenForge.STRANGER;
import static io.seatkeeper.jit.oidc.TokenForge.good;
import static io.seatkeeper.jit.oidc.TokenForge.header;
import static io.seatkeeper.jit.oidc.TokenForge.make;
import static io.seatkeeper.jit.oidc.TokenForge.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdTokenValidatorTest {
    private static final IdTokenValidator.Expected EXPECTED = new IdTokenValidator.Expected(
            ISSUER,
            CLIENT,
            Optional.of(NONCE),
            Optional.of("access-1"),
            Duration.ofSeconds(60),
            Optional.empty(),
            List.of());

    static Stream<Arguments> letIn() {
        return Stream.of(
                argumentSet("as it should be", signed(good())),
                argumentSet("PS384", signed(header(JWSAlgorithm.PS384, RSA), good().build(), RSA)),
                argumentSet("ES256", signed(header(JWSAlgorithm.ES256, EC), good().build(), EC)),
                argumentSet("EdDSA", signed(header(JWSAlgorithm.EdDSA, ED), good().build(), ED)),
                argumentSet("no kid", signed(new JWSHeader.Builder(JWSAlgorithm.RS256), good().build(), RSA)),
                argumentSet("no typ", signed(header(JWSAlgorithm.RS256, RSA).type(null), good().build(), RSA)),
                argumentSet("azp is us", signed(good().claim("azp", CLIENT))),
                argumentSet(
                        "two audiences, azp is us",
                        signed(good().audience(List.of("b", CLIENT)).claim("azp", CLIENT))),
                argumentSet("expired within the skew", signed(good().expirationTime(at(-59)))),
                argumentSet("nbf within the skew", signed(good().notBeforeTime(at(60)))),
                argumentSet("iat within the skew", signed(good().issueTime(at(60)))),
                argumentSet("at_hash fits", signed(good().claim("at_hash", "9MKET0Y7WpOlF96BtnoJyA"))),
                argumentSet("sub of 255", signed(good().subject("s".repeat(255)))));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("expired", signed(good().expirationTime(at(-60))), ErrorCode.OIDC_EXPIRED),
                argumentSet("no exp", signed(good().expirationTime(null)), ErrorCode.OIDC_EXPIRED),
                argumentSet("future nbf", signed(good().notBeforeTime(at(61))), ErrorCode.OIDC_NOT_YET_VALID),
                argumentSet("future iat", signed(good().issueTime(at(61))), ErrorCode.OIDC_ISSUED_IN_FUTURE),
                argumentSet("no iat", signed(good().issueTime(null)), ErrorCode.OIDC_ISSUED_IN_FUTURE),
                argumentSet("no aud", signed(good().audience((String) null)), ErrorCode.OIDC_AUDIENCE_MISMATCH),
                argumentSet("wrong aud", signed(good().audience("other")), ErrorCode.OIDC_AUDIENCE_MISMATCH),
                argumentSet("aud almost", signed(good().audience("Client-1")), ErrorCode.OIDC_AUDIENCE_MISMATCH),
                argumentSet(
                        "several audiences without azp",
                        signed(good().audience(List.of(CLIENT, "other"))),
                        ErrorCode.OIDC_AUTHORIZED_PARTY_MISMATCH),
                argumentSet(
                        "wrong azp", signed(good().claim("azp", "other")), ErrorCode.OIDC_AUTHORIZED_PARTY_MISMATCH),
                argumentSet("azp no text", signed(good().claim("azp", 7)), ErrorCode.OIDC_AUTHORIZED_PARTY_MISMATCH),
                argumentSet(
                        "wrong iss",
                        signed(good().issuer("https://other.example")),
                        ErrorCode.OIDC_TOKEN_ISSUER_MISMATCH),
                argumentSet(
                        "iss with a slash", signed(good().issuer(ISSUER + "/")), ErrorCode.OIDC_TOKEN_ISSUER_MISMATCH),
                argumentSet("no iss", signed(good().issuer(null)), ErrorCode.OIDC_TOKEN_ISSUER_MISMATCH),
                argumentSet("wrong nonce", signed(good().claim("nonce", "other")), ErrorCode.OIDC_NONCE_MISMATCH),
                argumentSet("no nonce", signed(good().claim("nonce", null)), ErrorCode.OIDC_NONCE_MISMATCH),
                argumentSet("no sub", signed(good().subject(null)), ErrorCode.OIDC_SUBJECT_INVALID),
                argumentSet("empty sub", signed(good().subject("")), ErrorCode.OIDC_SUBJECT_INVALID),
                argumentSet("sub of 256", signed(good().subject("s".repeat(256))), ErrorCode.OIDC_SUBJECT_INVALID),
                argumentSet("sub not ASCII", signed(good().subject("Jürgen")), ErrorCode.OIDC_SUBJECT_INVALID),
                argumentSet(
                        "wrong at_hash",
                        signed(good().claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")),
                        ErrorCode.OIDC_ACCESS_TOKEN_HASH_MISMATCH),
                argumentSet(
                        "unknown kid",
                        signed(header(JWSAlgorithm.RS256, STRANGER), good().build(), STRANGER),
                        ErrorCode.OIDC_KEY_UNKNOWN),
                argumentSet(
                        "stranger's key under a known kid",
                        signed(header(JWSAlgorithm.RS256, RSA), good().build(), STRANGER),
                        ErrorCode.OIDC_SIGNATURE_INVALID),
                argumentSet(
                        "stranger's key and no kid",
                        signed(new JWSHeader.Builder(JWSAlgorithm.RS256), good().build(), STRANGER),
                        ErrorCode.OIDC_SIGNATURE_INVALID),
                argumentSet(
                        "stranger's key in the header",
                        signed(header(JWSAlgorithm.RS256, RSA).jwk(STRANGER.toPublicJWK()), good().build(), STRANGER),
                        ErrorCode.OIDC_SIGNATURE_INVALID),
                argumentSet(
                        "the key of another kind of algorithm",
                        signed(header(JWSAlgorithm.ES256, RSA), good().build(), EC),
                        ErrorCode.OIDC_KEY_UNKNOWN),
                argumentSet("alg none", new PlainJWT(good().build()).serialize(), ErrorCode.OIDC_ALGORITHM_NOT_ALLOWED),
                argumentSet("HS256 with the public key", confused(), ErrorCode.OIDC_ALGORITHM_NOT_ALLOWED),
                argumentSet(
                        "an access token",
                        signed(header(JWSAlgorithm.RS256, RSA).type(new JOSEObjectType("at+jwt")), good().build(), RSA),
                        ErrorCode.OIDC_ID_TOKEN_MALFORMED),
                argumentSet(
                        "a logout token",
                        signed(
                                header(JWSAlgorithm.RS256, RSA).type(new JOSEObjectType("logout+jwt")),
                                good().build(),
                                RSA),
                        ErrorCode.OIDC_ID_TOKEN_MALFORMED),
                argumentSet(
                        "a critical header nobody knows",
                        signed(
                                header(JWSAlgorithm.RS256, RSA)
                                        .criticalParams(Set.of("new"))
                                        .customParam("new", true),
                                good().build(),
                                RSA),
                        ErrorCode.OIDC_SIGNATURE_INVALID),
                argumentSet("exp no number", raw("\"exp\":\"soon\""), ErrorCode.OIDC_ID_TOKEN_MALFORMED),
                argumentSet("garbage", "garbage", ErrorCode.OIDC_ID_TOKEN_MALFORMED),
                argumentSet("nothing", "", ErrorCode.OIDC_ID_TOKEN_MALFORMED),
                argumentSet("three dots", "...", ErrorCode.OIDC_ID_TOKEN_MALFORMED),
                argumentSet("too long", signed(good()) + "A".repeat(70_000), ErrorCode.OIDC_ID_TOKEN_MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("letIn")
    void aGoodTokenIsLetIn(String token) {
        assertThat(validate(token).checks()).allMatch(Check::passed).hasSizeGreaterThanOrEqualTo(11);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aDefectIsRefusedByItsOwnCode(String token, ErrorCode code) {
        assertThat(validate(token).failed())
                .hasValueSatisfying(check -> assertThat(check.code()).isEqualTo(code));
    }

    @Test
    void everyDefectIsToldAndNotOnlyTheFirst() {
        String token =
                signed(good().issuer("https://other.example").audience("other").expirationTime(at(-3600)));

        assertThat(validate(token).checks().stream()
                        .filter(check -> !check.passed())
                        .map(Check::name))
                .containsExactly("iss", "aud", "exp");
    }

    @Test
    void expectedStandsBesideReceived() {
        assertThat(validate(signed(good().issuer("https://other.example"))).failed())
                .hasValueSatisfying(check -> {
                    assertThat(check.expected()).isEqualTo(ISSUER);
                    assertThat(check.received()).isEqualTo("https://other.example");
                });
    }

    @Test
    void aShortKeyIsNone() {
        RSAKey weak = make(() -> new RSAKeyGenerator(1024, true).keyID("weak").generate());
        String token = make(() -> {
            SignedJWT jwt = new SignedJWT(header(JWSAlgorithm.RS256, weak).build(), good().build());
            jwt.sign(new RSASSASigner(weak.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
            return jwt.serialize();
        });

        assertThat(IdTokenValidator.validate(token, new JWKSet((JWK) weak.toPublicJWK()), EXPECTED, NOW)
                        .failed())
                .hasValueSatisfying(check -> assertThat(check.code()).isEqualTo(ErrorCode.OIDC_KEY_UNKNOWN));
    }

    @Test
    void aPersonWhoProvedThemselvesLongAgoIsRefusedWhereTheConnectionSetsABound() {
        IdTokenValidator.Expected bounded = new IdTokenValidator.Expected(
                ISSUER,
                CLIENT,
                Optional.of(NONCE),
                Optional.empty(),
                Duration.ofSeconds(60),
                Optional.of(NOW.minus(Duration.ofHours(1))),
                List.of());

        assertThat(judge(good().claim("auth_time", NOW.minusSeconds(3660).getEpochSecond()), bounded))
                .isEmpty();
        assertThat(judge(good().claim("auth_time", NOW.minusSeconds(3661).getEpochSecond()), bounded))
                .contains(ErrorCode.OIDC_AUTH_TIME_TOO_OLD);
        assertThat(judge(good(), bounded)).contains(ErrorCode.OIDC_AUTH_TIME_TOO_OLD);
        assertThat(judge(good().claim("auth_time", NOW.plusSeconds(60).getEpochSecond()), bounded))
                .isEmpty();
        assertThat(judge(good().claim("auth_time", NOW.plusSeconds(61).getEpochSecond()), bounded))
                .contains(ErrorCode.OIDC_ISSUED_IN_FUTURE);
    }

    @Test
    void aPersonWhoProvedThemselvesInAnotherWayIsRefusedWhereTheConnectionAsksForOne() {
        IdTokenValidator.Expected strong = new IdTokenValidator.Expected(
                ISSUER,
                CLIENT,
                Optional.of(NONCE),
                Optional.empty(),
                Duration.ofSeconds(60),
                Optional.empty(),
                List.of("phr", "mfa"));

        assertThat(judge(good().claim("acr", "mfa"), strong)).isEmpty();
        assertThat(judge(good().claim("acr", "pwd"), strong)).contains(ErrorCode.OIDC_ACR_MISMATCH);
        assertThat(judge(good().claim("acr", List.of("mfa")), strong)).contains(ErrorCode.OIDC_ACR_MISMATCH);
        assertThat(judge(good(), strong)).contains(ErrorCode.OIDC_ACR_MISMATCH);
    }

    @Test
    void whateverLetterIsChangedTheTokenIsRefused() {
        String token = signed(good());
        Random random = new Random(7);
        for (int turn = 0; turn < 2_000; turn++) {
            int place = random.nextInt(token.length());
            char other = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.".charAt(random.nextInt(65));
            String changed = token.substring(0, place) + other + token.substring(place + 1);
            if (!sameBytes(token, changed)) {
                assertThat(validate(changed).failed()).as(changed).isPresent();
            }
        }
    }

    /** Each key that fits costs a computation on the event loop, and anybody may post a logout token. */
    @Test
    void onlyTheFirstFewOfTheKeysThatFitAreTried() {
        List<JWK> strangers = Collections.nCopies(50, STRANGER);
        List<JWK> published = Stream.concat(strangers.stream(), Stream.of(RSA)).toList();
        String token = signed(new JWSHeader.Builder(JWSAlgorithm.RS256), good().build(), RSA);
        assertThat(IdTokenValidator.validate(token, new JWKSet(published).toPublicJWKSet(), EXPECTED, NOW)
                        .failed()
                        .map(Check::code))
                .contains(ErrorCode.OIDC_SIGNATURE_INVALID);
    }

    /** The last letter of a Base64 text may carry bits that mean nothing. */
    private static boolean sameBytes(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        if (left.length != right.length) {
            return false;
        }
        for (int part = 0; part < left.length; part++) {
            try {
                if (!Arrays.equals(
                        Base64.getUrlDecoder().decode(left[part]),
                        Base64.getUrlDecoder().decode(right[part]))) {
                    return false;
                }
            } catch (IllegalArgumentException malformed) {
                return false;
            }
        }
        return true;
    }

    private static Optional<ErrorCode> judge(JWTClaimsSet.Builder claims, IdTokenValidator.Expected expected) {
        return IdTokenValidator.validate(signed(claims), PUBLISHED, expected, NOW)
                .failed()
                .map(Check::code);
    }

    private static IdTokenValidator.Verdict validate(String token) {
        return IdTokenValidator.validate(token, PUBLISHED, EXPECTED, NOW);
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static String confused() {
        return make(() -> {
            SignedJWT token = new SignedJWT(header(JWSAlgorithm.HS256, RSA).build(), good().build());
            token.sign(new MACSigner(RSA.toRSAPublicKey().getEncoded()));
            return token.serialize();
        });
    }

    private static String raw(String claims) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"RS256\",\"kid\":\"rsa\"}".getBytes(StandardCharsets.UTF_8));
        String body = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{" + claims + "}").getBytes(StandardCharsets.UTF_8));
        return header + "." + body + ".AAAA";
    }
}
